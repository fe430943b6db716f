package io.lamina.service.json;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record in a controller's method: its components are the query parameters, with the rules of their {@link
 * io.lamina.setting.Setting}; every wrong, missing or unknown one is reported at once as 400 {@code invalid-parameter}. A list
 * is given by repeating the parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@Parameter(hidden = true)
public @interface Query {}
