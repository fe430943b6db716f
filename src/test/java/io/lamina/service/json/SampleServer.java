package io.lamina.service.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs a test against {@link TestServer} on a real Tomcat; one server for all of them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lamina.json.max-body-size=20KB",
            "spring.servlet.multipart.max-file-size=1KB",
            // One of the routes fails on purpose.
            "logging.level.io.lamina.service.problem=off"
        })
@interface SampleServer {}
