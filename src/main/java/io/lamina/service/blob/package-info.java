/**
 * Bytes that are too large for a row: uploaded files, columnar tables, model artifacts; each under the SHA-256 of its content,
 * in files or in the database.
 *
 * <p>May use: {@code housekeeping}, to say what it tidies up. It knows nothing of datasets or models: a module that keeps blobs says
 * which by a {@link io.lamina.service.blob.BlobOwner}. Does not belong here: the meaning of any byte. Start at {@link
 * io.lamina.service.blob.Blobs}.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "housekeeping")
package io.lamina.service.blob;
