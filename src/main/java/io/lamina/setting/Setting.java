package io.lamina.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting: a component of a record that a client may write in JSON, or reads in an answer.
 *
 * <p>The record's constructor still checks what must hold between components; this annotation says what can be said of one
 * component alone, so that a reader of JSON can report every error before anything is constructed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Says that the setting must be present. */
    String REQUIRED = "";

    /** One sentence for the person who writes the JSON; for numbers it names the unit. */
    String doc();

    /**
     * The value taken when the setting is absent, as JSON text ({@code 0.01}, {@code "relu"}, {@code []}, {@code null}), or
     * {@link #REQUIRED}. {@code null} needs a nullable component.
     */
    String defaultValue() default REQUIRED;

    /** Smallest allowed number; for text, lists and maps the smallest allowed size. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed number; for text, lists and maps the largest allowed size. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min()} itself is refused. */
    boolean exclusiveMin() default false;

    /** Whether {@link #max()} itself is refused. */
    boolean exclusiveMax() default false;

    /** A regular expression that text must match as a whole; empty: any text. */
    String pattern() default "";

    /** The words that text may be; empty: any text. */
    String[] allowed() default {};

    /**
     * Other words that mean {@code null} when sent, such as {@code auto} (Lamina chooses from the table) or {@code none}. The
     * component must be nullable, and the first word is how a null is shown.
     */
    String[] nullWords() default {};

    /**
     * Where a setting with a default must yet be given: unless the named other setting of the record is sent as the given word, such as
     * {@code task=autoencoder}; empty: nowhere.
     */
    String requiredUnless() default "";

    /** Another word for an empty map, for a setting that Lamina then fills in itself, such as {@code balanced}; empty: none. */
    String emptyWord() default "";

    /** A valid value as JSON text that documentation shows; empty: the default. */
    String example() default "";
}
