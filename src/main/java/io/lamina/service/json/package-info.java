/**
 * JSON, strictly: from text to records and back, and the description of both in OpenAPI.
 *
 * <p>A record is the only declaration there is: its components, with {@link io.lamina.setting.Setting}, say what may be written,
 * what is taken when nothing is written, and what documentation says. {@link io.lamina.service.json.JsonBinder} reads a body
 * into a record and reports every error at once; {@link io.lamina.service.json.JsonWriter} writes a record in one canonical
 * form that binds back to an equal record; the schemas of {@code openapi.yaml} come from the same shapes.
 *
 * <p>May use: {@code problem}, {@code io.lamina.setting}, the libraries, Jackson, Spring MVC, springdoc. Does not belong
 * here: the meaning of any setting, or a rule between two of them (that is for the record's constructor). Start at {@link
 * io.lamina.service.json.JsonBinder}, then {@code Shape}: one small file per form that a value may have in JSON.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.lamina.service.json;
