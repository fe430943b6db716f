package io.lamina.service;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Lamina: one process that trains and serves neural networks over HTTP. */
@SpringBootApplication
@EnableScheduling
public class Application {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        // A YAML file cannot count cores; everything else has its default there.
        application.setDefaultProperties(
                Map.of("lamina.workers", Runtime.getRuntime().availableProcessors()));
        application.run(arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
