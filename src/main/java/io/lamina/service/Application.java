package io.lamina.service;

import io.lamina.service.role.Deployment;
import io.lamina.service.role.Role;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Starts Lamina: one process that trains and serves neural networks over HTTP. */
@SpringBootApplication
@EnableScheduling
public class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    /** How many virtual threads run at a time. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** Lamina before it starts, for who adds to it. */
    public static SpringApplication application() {
        // LAMINA_DATA_DIR=d means ./d; H2 refuses a path that does not say so.
        System.setProperty("h2.implicitRelativePath", "true");
        // H2 waits for another's insert of the same key in a loop that never lets its carrier go: on two cores, with
        // two carriers, two that wait would keep the one they wait for from running until their time is over.
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(
                    CARRIERS, Integer.toString(Math.max(16, Runtime.getRuntime().availableProcessors())));
        }
        SpringApplication application = new SpringApplication(Application.class);
        // A YAML file cannot count cores; everything else has its default there.
        application.setDefaultProperties(
                Map.of("lamina.workers", Runtime.getRuntime().availableProcessors()));
        return application;
    }

    /**
     * A thread for each periodic task. Spring's choice beside virtual threads runs all that wait for their last end on one thread, where
     * one that waits for a lock would keep cancellations from being seen and leases from being renewed.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
        return builder.build();
    }

    /** One line that tells a person where to look. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        ApplicationContext context = event.getApplicationContext();
        String port = context.getEnvironment().getProperty("local.server.port");
        boolean answers = context.getBean(Deployment.class).role() != Role.WORKER;
        LOG.info(
                "Lamina is ready after {}: {}",
                event.getTimeTaken() == null
                        ? "an unknown time"
                        : "%.1f s".formatted(event.getTimeTaken().toMillis() / 1000.0),
                answers
                        ? "http://127.0.0.1:" + port + "/swagger-ui.html"
                        : "it runs jobs and takes no requests; its health is at port " + port);
    }

    @EventListener
    void stop(ContextClosedEvent event) {
        LOG.info("Lamina stops");
    }
}
