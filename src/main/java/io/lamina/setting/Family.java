package io.lamina.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A family of interchangeable kinds: a sealed interface whose {@code permits} clause is the only registration there is.
 *
 * <p>In JSON a member is {@code "relu"} (every setting at its default) or {@code {"type": "leaky_relu", "negativeSlope": 0.01}};
 * see {@link Kinds} for how a class gets its name and {@link #discriminator()} for another word than {@code type}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Family {
    /** The plural under which {@code GET /catalog} lists the family, in camelCase: {@code learningRateSchedules}. */
    String value();

    /**
     * The kind that an object without {@code type} means ({@code dense} for a layer); empty: {@code type} must be given.
     */
    String defaultKind() default "";

    /** The property of an object that names its kind: {@code strategy} for a way of validating. */
    String discriminator() default "type";
}
