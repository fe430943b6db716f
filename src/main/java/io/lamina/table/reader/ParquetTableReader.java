package io.lamina.table.reader;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import io.lamina.table.ColumnType;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableLimits;
import io.lamina.table.TableTooLargeException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads Apache Parquet with flat columns: booleans, whole and floating-point numbers, decimals, strings, UUIDs, dates and
 * timestamps. The schema's types are taken as they are: a string that looks like a number stays a label.
 *
 * <p>Parquet is read from its end, so it needs a file. The memory to decode it is bounded before it is spent ({@link
 * ParquetCheck}), and counts against the limit for one table.
 */
public final class ParquetTableReader implements TableReader {
    /** Pages that the decoder keeps per column; two let one be decoded while one is read. */
    private static final int PAGES_IN_FLIGHT = 2;

    private static final int MAX_BATCH = 16_384;
    private static final int BYTES_PER_VALUE = 32;
    private static final int MAX_THREADS = 4;

    static {
        // Eight by default, of each column, however large they are.
        System.setProperty("hardwood.internal.maxOutstanding", Integer.toString(PAGES_IN_FLIGHT));
        // One decoder of gzip everywhere, rather than a native one where it happens to be installed.
        System.setProperty("hardwood.uselibdeflate", "false");
    }

    private final FileChannel file;
    private final TableLimits limits;

    /** Reads a file, which the caller closes, and whose bytes nobody may change meanwhile. */
    public ParquetTableReader(FileChannel file, TableLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    @Override
    public void read(RowSink sink) throws IOException {
        if (file.size() == 0) {
            return;
        }
        ParquetCheck check = new ParquetCheck(file, limits);
        check.footer();
        try (Arena arena = Arena.ofShared();
                HardwoodContext context = HardwoodContext.create(
                        Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
                ParquetFileReader parquet = ParquetFileReader.open(new MappedFile(map(arena)), context)) {
            List<ColumnSchema> columns = columns(parquet);
            checkRows(parquet);
            int batch = batchSize(parquet, columns, check);
            Map<String, ColumnType> types = new LinkedHashMap<>();
            columns.forEach(column -> types.put(column.name(), Objects.requireNonNull(ParquetColumn.type(column))));
            sink.header(columns.stream().map(ColumnSchema::name).toList(), types);
            try (ColumnReaders readers = parquet.buildColumnReaders(ColumnProjection.all())
                    .batchSize(batch)
                    .build()) {
                readRows(readers, columns, sink);
            }
        } catch (TableException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            // What the decoder throws at bytes that it does not understand is of many types, and its words are for
            // programmers.
            TableException refused = ParquetCheck.damaged("its data cannot be decoded");
            refused.addSuppressed(broken);
            throw refused;
        }
    }

    private MemorySegment map(Arena arena) throws IOException {
        return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
    }

    private List<ColumnSchema> columns(ParquetFileReader parquet) {
        List<ColumnSchema> columns = parquet.getFileSchema().getColumns();
        if (columns.size() > limits.maxColumns()) {
            throw new TableTooLargeException(TableError.ofTable(
                    "has " + columns.size() + " columns, at most " + limits.maxColumns() + " are allowed"));
        }
        List<TableError> errors = new ArrayList<>();
        for (ColumnSchema column : columns) {
            String problem = ParquetColumn.problem(column);
            if (problem != null && errors.size() < limits.maxErrors()) {
                errors.add(TableError.ofColumn(column.name(), problem));
            }
        }
        if (!errors.isEmpty()) {
            throw new TableException(errors);
        }
        return columns;
    }

    private void checkRows(ParquetFileReader parquet) {
        long rows = 0;
        for (RowGroup group : parquet.getFileMetaData().rowGroups()) {
            if (group.numRows() < 0) {
                throw ParquetCheck.damaged("it has a negative number of rows");
            }
            rows = Math.min(Integer.MAX_VALUE, rows + Math.min(Integer.MAX_VALUE, group.numRows()));
        }
        if (rows > limits.maxRows()) {
            throw new TableTooLargeException(
                    TableError.ofTable("has more than " + limits.maxRows() + " rows, the most that are allowed"));
        }
    }

    /** How many rows may be decoded at a time, once every page is known to be sound and to fit. */
    private int batchSize(ParquetFileReader parquet, List<ColumnSchema> columns, ParquetCheck check)
            throws IOException {
        long decoding = 0;
        long bytesPerRow = 0;
        for (int i = 0; i < columns.size(); i++) {
            long largestPage = 0;
            long mostValues = 0;
            for (RowGroup group : parquet.getFileMetaData().rowGroups()) {
                if (group.columns().size() != columns.size()
                        || group.columns().get(i).metaData().numValues() != group.numRows()) {
                    throw ParquetCheck.damaged("its columns differ in length");
                }
                ParquetCheck.Cost cost =
                        check.pages(columns.get(i).name(), group.columns().get(i));
                largestPage = Math.max(largestPage, cost.largestPage());
                mostValues = Math.max(mostValues, cost.mostValues());
            }
            decoding += (PAGES_IN_FLIGHT + 1) * (largestPage + BYTES_PER_VALUE * mostValues);
            // One cell may be as long as a page, and a page of codes may name it in every row.
            bytesPerRow += switch (columns.get(i).type()) {
                case BYTE_ARRAY -> Math.max(BYTES_PER_VALUE, largestPage);
                default -> BYTES_PER_VALUE;
            };
        }
        if (decoding > limits.maxMemoryBytes()) {
            throw new TableTooLargeException(TableError.ofTable("needs " + (decoding >> 20)
                    + " MiB of memory to decode its pages, more than the " + (limits.maxMemoryBytes() >> 20)
                    + " MiB that this process allows; write smaller pages"));
        }
        return Math.clamp(limits.maxMemoryBytes() / 4 / Math.max(1, bytesPerRow), 1, MAX_BATCH);
    }

    private void readRows(ColumnReaders readers, List<ColumnSchema> schemas, RowSink sink) {
        List<ParquetColumn> columns = new ArrayList<>();
        for (int i = 0; i < schemas.size(); i++) {
            columns.add(new ParquetColumn(schemas.get(i), readers.getColumnReader(i)));
        }
        while (readers.nextBatch()) {
            columns.forEach(ParquetColumn::load);
            for (int row = 0; row < readers.getRecordCount(); row++) {
                for (int i = 0; i < columns.size(); i++) {
                    readCell(columns.get(i), i, row, sink);
                }
                sink.endRow();
            }
        }
    }

    private void readCell(ParquetColumn column, int index, int row, RowSink sink) {
        String text;
        try {
            text = column.text(row);
        } catch (CharacterCodingException malformed) {
            sink.refuse(column.name(), "holds bytes that are not UTF-8 text");
            return;
        }
        if (text == null) {
            return;
        }
        if (text.length() > limits.maxCellCharacters()) {
            throw new TableTooLargeException(new TableError(
                    sink.rowCount() + 1,
                    column.name(),
                    "a cell has more than " + limits.maxCellCharacters() + " characters"));
        }
        sink.cell(index, text.toCharArray(), 0, text.length());
    }

    /** The mapped file as the decoder wants it; unmapped with the arena, not whenever memory is collected. */
    private record MappedFile(MemorySegment bytes) implements InputFile {
        @Override
        public void open() {}

        @Override
        public ByteBuffer readRange(long offset, int length) {
            return bytes.asSlice(offset, length).asByteBuffer();
        }

        @Override
        public long length() {
            return bytes.byteSize();
        }

        @Override
        public String name() {
            return "table";
        }

        @Override
        public void close() {}
    }
}
