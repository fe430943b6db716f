/**
 * Bytes that are too large for a row: uploaded files, columnar tables, model artifacts; each under the SHA-256 of its content.
 *
 * <p>A leaf among the modules: it knows nothing of datasets or models. A module that keeps blobs says which by a {@link
 * io.lamina.service.blob.BlobOwner}. Does not belong here: the meaning of any byte. Start at {@link
 * io.lamina.service.blob.Blobs}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.lamina.service.blob;
