package io.lamina.service.dataset;

import io.lamina.service.blob.StagedBlob;

/**
 * A table that was received and read.
 *
 * @param raw its bytes, after gunzip
 * @param format what they are
 * @param options how they were read
 * @param read what they hold
 */
record Upload(StagedBlob raw, DatasetFormat format, UploadOptions options, JsonDataset read) {}
