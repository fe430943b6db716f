/**
 * Lists in pages: {@code ?limit=&cursor=} in, {@code {"items", "nextCursor"}} out, the same for every list of the service.
 *
 * <p>May use: {@code problem} and the annotation of settings. Does not belong here: what a list holds or how it is read. Start at {@link
 * io.lamina.service.paging.PageRequest}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.lamina.service.paging;
