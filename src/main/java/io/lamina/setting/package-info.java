/**
 * What a setting is, written once: its default, its range and one sentence.
 *
 * <p>The libraries ({@code nn}, {@code table}, {@code evaluation}, {@code search}) annotate the components of their records with {@link
 * io.lamina.setting.Setting} and their families with {@link io.lamina.setting.Family} and {@link io.lamina.setting.Kind};
 * {@link io.lamina.setting.Described} says what a record is as a whole. The service's binder, its validation, {@code GET
 * /catalog} and {@code openapi.yaml} all read the same annotations, so that no default lives in two places.
 *
 * <p>May use: {@code java.*} only. Does not belong here: JSON, HTTP, or the meaning of any particular setting. Start at
 * {@link io.lamina.setting.Setting}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.setting;
