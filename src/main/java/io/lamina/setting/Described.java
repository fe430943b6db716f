package io.lamina.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API says of a record or of a sealed interface as a whole; {@link Setting} speaks for single components. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Described {
    /** One sentence for the person who reads or writes the JSON. */
    String value();
}
