package io.lamina.service.durability;

import io.lamina.service.Application;
import org.springframework.boot.SpringApplication;

/** Lamina with a {@link KillSwitch}, set by the system properties {@code signal} and {@code kill}. */
final class KillableLamina {
    private KillableLamina() {}

    public static void main(String[] arguments) {
        SpringApplication application = Application.application();
        KillSwitch killSwitch = new KillSwitch(System.getProperty("signal", "KILL"), System.getProperty("kill"));
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(killSwitch));
        application.run(arguments);
    }
}
