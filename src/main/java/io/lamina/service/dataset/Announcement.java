package io.lamina.service.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What a client says of a table before its bytes come.
 *
 * @param format what it is; null: to be seen from its bytes
 * @param isGzip whether it is compressed; it may be so without being announced
 * @param options how to read it
 * @param inForm whether the options came in a form, not as query parameters
 */
record Announcement(@Nullable DatasetFormat format, boolean isGzip, UploadOptions options, boolean inForm) {}
