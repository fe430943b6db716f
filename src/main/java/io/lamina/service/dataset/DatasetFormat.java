package io.lamina.service.dataset;

import io.lamina.table.reader.GzipStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which form a table may come, and how it is told. */
enum DatasetFormat {
    /** RFC 4180 text with a header line. */
    CSV("csv tsv tab psv txt", "text/csv text/tab-separated-values text/plain"),
    /** A JSON object {@code {"name": …, "rows": [{…}, …]}}, or its rows alone. */
    JSON("json", "application/json"),
    /** One JSON object a line. */
    NDJSON("ndjson jsonl", "application/x-ndjson application/jsonl"),
    /** Apache Parquet with flat columns. */
    PARQUET("parquet pq", "application/vnd.apache.parquet");

    /** How many bytes {@link #ofContent} looks at. */
    static final int LOOK_AHEAD = 64;

    private static final String PARQUET_MAGIC = "PAR1";
    private static final String GZIP_ENDING = ".gz";

    private final String endings;
    private final String mediaTypes;

    /** Takes words between blanks. */
    DatasetFormat(String endings, String mediaTypes) {
        this.endings = endings;
        this.mediaTypes = mediaTypes;
    }

    /** The format that a file's name ends with, {@code .gz} aside, or null. */
    static @Nullable DatasetFormat ofFile(String name) {
        String plain = withoutGzip(name).toLowerCase(Locale.ROOT);
        String ending = plain.substring(plain.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> List.of(format.endings.split(" ")).contains(ending))
                .findFirst()
                .orElse(null);
    }

    /** The format of a media type without parameters, or null. */
    static @Nullable DatasetFormat ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> List.of(format.mediaTypes.split(" ")).contains(mediaType.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    /** The format that the first bytes of a table show, for one that comes without a name and a type. */
    static DatasetFormat ofContent(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith(PARQUET_MAGIC)) {
            return PARQUET;
        }
        return text.startsWith("[") ? JSON : text.startsWith("{") ? NDJSON : CSV;
    }

    /** Whether a file of this name is gzip, whatever else it is. */
    static boolean isGzip(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(GZIP_ENDING);
    }

    /** Whether bytes that begin like this are gzip. */
    static boolean isGzip(byte[] beginning) {
        return GzipStream.isGzip(beginning);
    }

    private static String withoutGzip(String name) {
        return isGzip(name) ? name.substring(0, name.length() - GZIP_ENDING.length()) : name;
    }

    /** The name of a file without folders and endings, or null if nothing is left. */
    static @Nullable String titleOf(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain = withoutGzip(last);
        int dot = plain.lastIndexOf('.');
        String title = dot > 0 ? plain.substring(0, dot) : plain;
        return title.isBlank() ? null : title;
    }
}
