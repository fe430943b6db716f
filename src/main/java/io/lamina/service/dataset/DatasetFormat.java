package io.lamina.service.dataset;

/** In which form a table may come. */
enum DatasetFormat {
    /** RFC 4180 text with a header line. */
    CSV,
    /** A JSON object {@code {"name": …, "rows": [{…}, …]}}. */
    JSON
}
