package io.lamina.service.conditional;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a controller's method: the request headers that it does what they say, and that are refused everywhere else. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Honours {
    /** Names of headers: {@code If-Match}, {@code Content-Encoding}. */
    String[] value();
}
