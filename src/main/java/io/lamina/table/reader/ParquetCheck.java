package io.lamina.table.reader;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import io.lamina.table.reader.ThriftWalk.BrokenException;
import io.lamina.table.reader.ThriftWalk.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks at everything in a Parquet file that says how much memory its decoding takes, before it is decoded: the footer, the header of
 * every page, the index of pages, and the length that stands in front of what Snappy compressed, which its native code believes.
 */
final class ParquetCheck {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 8;
    private static final int LARGEST_FOOTER = 1 << 26;
    private static final int LARGEST_HEADER = 1 << 16;
    /** PLAIN, PLAIN_DICTIONARY, RLE, BIT_PACKED, RLE_DICTIONARY and BYTE_STREAM_SPLIT: none grows with what its bytes say. */
    private static final Set<Long> ENCODINGS = Set.of(0L, 2L, 3L, 4L, 8L, 9L);

    private static final Set<CompressionCodec> CODECS = Set.of(
            CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.GZIP, CompressionCodec.ZSTD);

    private final FileChannel file;
    private final long fileLength;
    private final TableLimits limits;

    ParquetCheck(FileChannel file, TableLimits limits) throws IOException {
        this.file = file;
        this.fileLength = file.size();
        this.limits = limits;
    }

    /**
     * Checks the footer.
     *
     * @throws TableException if it is damaged, or names columns that are nested
     */
    void footer() throws IOException {
        if (fileLength >= ENCRYPTED.length && read(0, ENCRYPTED.length).equals(ByteBuffer.wrap(ENCRYPTED))) {
            throw new TableException(TableError.ofTable("is encrypted; send it in the clear"));
        }
        if (fileLength < MAGIC.length + TAIL || !isMagic(read(0, MAGIC.length))) {
            throw damaged("it does not begin as Parquet does");
        }
        ByteBuffer tail = read(fileLength - TAIL, TAIL);
        int length = tail.getInt();
        if (!isMagic(tail)) {
            throw damaged("it does not end as Parquet does; is it cut off?");
        }
        if (length < 0 || length > fileLength - MAGIC.length - TAIL) {
            throw damaged("its footer is longer than the file");
        }
        if (length > LARGEST_FOOTER) {
            throw new TableTooLargeException(TableError.ofTable(
                    "the footer has more than " + LARGEST_FOOTER + " bytes, the most that are allowed"));
        }
        Nesting nesting = new Nesting();
        try {
            new ThriftWalk(read(fileLength - TAIL - length, length), nesting).structure(Kind.FILE);
        } catch (BrokenException broken) {
            throw damaged(String.valueOf(broken.getMessage()));
        }
        if (!nesting.errors.isEmpty()) {
            throw new TableException(nesting.errors);
        }
    }

    /** Finds the columns that hold columns; their own children follow them in the list and are passed by. */
    private final class Nesting implements ThriftWalk.Listener {
        private final List<TableError> errors = new ArrayList<>();
        private String name = "";
        private long children;
        private long passing;
        private boolean rootIsBehind;

        @Override
        public void text(Kind kind, int field, String text) {
            name = kind == Kind.SCHEMA_ELEMENT && field == 4 ? text : name;
        }

        @Override
        public void number(Kind kind, int field, long value) {
            children = kind == Kind.SCHEMA_ELEMENT && field == 5 ? Math.max(0, value) : children;
        }

        @Override
        public void end(Kind kind) {
            if (kind != Kind.SCHEMA_ELEMENT) {
                return;
            }
            if (passing > 0) {
                passing += children - 1;
            } else if (rootIsBehind && children > 0) {
                passing = children;
                if (errors.size() < limits.maxErrors()) {
                    errors.add(TableError.ofColumn(
                            name,
                            "is nested; a table has flat columns, so write each value in it as a column of its own"));
                }
            }
            rootIsBehind = true;
            children = 0;
        }
    }

    /** What one column costs to decode. */
    record Cost(long largestPage, long mostValues) {}

    /**
     * Checks all pages of a column in one row group.
     *
     * @throws TableException if they are damaged or packed in a way that is not read
     */
    Cost pages(String column, ColumnChunk chunk) throws IOException {
        ColumnMetaData data = chunk.metaData();
        if (data == null) {
            throw damaged("column " + column + " has no data");
        }
        if (!CODECS.contains(data.codec())) {
            throw new TableException(TableError.ofColumn(
                    column, "is compressed with " + data.codec() + "; read are SNAPPY, GZIP, ZSTD and no compression"));
        }
        long at = chunk.chunkStartOffset();
        long end = at + data.totalCompressedSize();
        if (at < MAGIC.length || end < at || end > fileLength) {
            throw damaged("column " + column + " lies outside of the file");
        }
        List<Page> pages = new ArrayList<>();
        long values = 0;
        long largest = 0;
        long most = 0;
        while (at < end && values < data.numValues()) {
            Page page = page(column, data.codec(), at, end);
            if (page.isData()) {
                pages.add(page);
                values += page.values;
            }
            largest = Math.max(largest, page.uncompressed);
            most = Math.max(most, page.values);
            at += page.totalLength();
        }
        if (values != data.numValues()) {
            throw damaged("column " + column + " has not as many values as it says");
        }
        checkIndex(column, chunk, pages);
        return new Cost(largest, most);
    }

    /** The header of a page. */
    private static final class Page implements ThriftWalk.Listener {
        private final long start;
        private long type = -1;
        private long uncompressed;
        private long compressed;
        private long values;
        private long encoding = -1;
        private long levels;
        private boolean isPlain;
        private int headerLength;

        Page(long start) {
            this.start = start;
        }

        boolean isData() {
            return type == 0 || type == 3;
        }

        long totalLength() {
            return headerLength + compressed;
        }

        @Override
        public void number(Kind kind, int field, long value) {
            switch (kind) {
                case PAGE -> {
                    type = field == 1 ? value : type;
                    uncompressed = field == 2 ? value : uncompressed;
                    compressed = field == 3 ? value : compressed;
                }
                case DATA_PAGE, DICTIONARY_PAGE -> {
                    values = field == 1 ? value : values;
                    encoding = field == 2 ? value : encoding;
                }
                case DATA_PAGE_V2 -> {
                    values = field == 1 ? value : values;
                    encoding = field == 4 ? value : encoding;
                    levels += field == 5 || field == 6 ? Math.max(0, value) : 0;
                    isPlain |= field == 7 && value == 0;
                }
                default -> {
                    // Statistics, which nobody reads.
                }
            }
        }
    }

    private Page page(String column, CompressionCodec codec, long at, long end) throws IOException {
        ByteBuffer header = read(at, (int) Math.min(end - at, LARGEST_HEADER));
        Page page = new Page(at);
        try {
            new ThriftWalk(header, page).structure(Kind.PAGE);
        } catch (BrokenException broken) {
            throw damaged("column " + column + ": " + broken.getMessage());
        }
        page.headerLength = header.position();
        boolean fits = page.compressed >= 0
                && page.compressed <= end - at - page.headerLength
                && page.uncompressed >= page.levels
                && page.compressed >= page.levels
                && page.values >= 0;
        if (!fits || (page.type == 2 && page.values > page.uncompressed * Byte.SIZE)) {
            throw damaged("column " + column + " has a page that is larger than its data");
        }
        if ((page.isData() || page.type == 2) && !ENCODINGS.contains(page.encoding)) {
            throw new TableException(TableError.ofColumn(
                    column,
                    "is encoded in a way that is not read; write the file with version 1.0 or 2.4 of the format"
                            + " and without delta encodings"));
        }
        if (page.uncompressed > limits.maxMemoryBytes() || page.values > limits.maxRows()) {
            throw new TableTooLargeException(TableError.ofColumn(
                    column,
                    "has a page of " + page.uncompressed + " bytes and " + page.values
                            + " values, more than are allowed; write smaller pages"));
        }
        if (codec == CompressionCodec.SNAPPY && !page.isPlain && page.compressed > page.levels) {
            checkSnappy(column, page);
        }
        return page;
    }

    private void checkSnappy(String column, Page page) throws IOException {
        long at = page.start + page.headerLength + page.levels;
        ByteBuffer beginning = read(at, (int) Math.min(5, page.compressed - page.levels));
        long length = 0;
        int shift = 0;
        boolean more = true;
        while (more && beginning.hasRemaining()) {
            int next = beginning.get() & 0xFF;
            length |= (next & 0x7FL) << shift;
            shift += 7;
            more = next >= 0x80;
        }
        if (more || length != page.uncompressed - page.levels) {
            throw damaged("column " + column + " has a page of another length than its header says");
        }
    }

    /** The decoder finds pages by the index where there is one: it must name those that were checked. */
    private void checkIndex(String column, ColumnChunk chunk, List<Page> pages) throws IOException {
        Long offset = chunk.offsetIndexOffset();
        Integer length = chunk.offsetIndexLength();
        if (offset == null || length == null) {
            return;
        }
        if (offset < 0 || length < 0 || length > LARGEST_FOOTER || offset > fileLength - length) {
            throw damaged("the page index of column " + column + " lies outside of the file");
        }
        List<Long> found = new ArrayList<>();
        try {
            new ThriftWalk(read(offset, length), (kind, field, value) -> {
                        if (kind == Kind.PAGE_LOCATION && field < 3) {
                            found.add(value);
                        }
                    })
                    .structure(Kind.OFFSET_INDEX);
        } catch (BrokenException broken) {
            throw damaged("the page index of column " + column + ": " + broken.getMessage());
        }
        List<Long> expected = new ArrayList<>();
        pages.forEach(page -> {
            expected.add(page.start);
            expected.add(page.totalLength());
        });
        if (!found.equals(expected)) {
            throw damaged("the page index of column " + column + " names other pages than there are");
        }
    }

    private static boolean isMagic(ByteBuffer bytes) {
        return bytes.remaining() >= MAGIC.length
                && bytes.slice(bytes.position(), MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw damaged("it ends in the middle");
            }
        }
        return bytes.flip();
    }

    /** The refusal of a file that is not as the format has it. */
    static TableException damaged(String why) {
        return new TableException(TableError.ofTable("is no sound Parquet file: " + why));
    }
}
