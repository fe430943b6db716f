/**
 * {@code GET /api/v1/catalog}: every kind of every family that a client may choose from, with its settings.
 *
 * <p>{@link io.lamina.service.catalog.Catalog} lists the families; their kinds, and all that is said of them, come from the
 * libraries' own annotations. May use: {@code json} and the libraries. Does not belong here: any word about a particular
 * kind. Start at {@code Catalog}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "json")
package io.lamina.service.catalog;
