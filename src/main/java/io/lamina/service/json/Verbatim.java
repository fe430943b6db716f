package io.lamina.service.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an enum: JSON writes its constants as Java does ({@code RUNNING}), not in lower case ({@code k_fold}) as otherwise. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Verbatim {}
