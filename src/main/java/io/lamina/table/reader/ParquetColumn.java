package io.lamina.table.reader;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnSchema;
import io.lamina.table.ColumnType;
import io.lamina.table.cell.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One flat column of a Parquet file: the type that its schema gives it, and its values as the texts that cells are.
 *
 * <p>A FLOAT is the shortest decimal that gives the same FLOAT, 0.1 rather than 0.10000000149011612, as a CSV file of it would
 * have it. NaN is missing: that is what writers without nulls mean by it.
 */
final class ParquetColumn {
    private static final int MAX_DECIMAL_DIGITS = 76;
    private static final int MAX_DECIMAL_BYTES = 32;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long NANOS = 1_000_000_000;
    private static final double INTEGERS_OF_FLOATS = 1 << 24;

    private final ColumnSchema schema;
    private final ColumnReader reader;
    private final IntFunction<@Nullable String> text;
    private Validity validity = Validity.NO_NULLS;
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};
    private boolean[] booleans = {};
    private byte[] bytes = {};
    private int[] offsets = {};

    ParquetColumn(ColumnSchema schema, ColumnReader reader) {
        this.schema = schema;
        this.reader = reader;
        this.text = texts();
    }

    /** Why a column cannot be read, or null if it can. */
    static @Nullable String problem(ColumnSchema schema) {
        if (schema.repetitionType() == RepetitionType.REPEATED) {
            return "is a list; a table has one value a row and column";
        }
        if (type(schema) == null) {
            LogicalType logical = schema.logicalType();
            return "is of the type " + schema.type()
                    + (logical == null
                            ? ""
                            : " as " + logical.getClass().getSimpleName().replace("Type", ""))
                    + "; read are booleans, numbers, decimals of up to " + MAX_DECIMAL_DIGITS
                    + " digits, strings, UUIDs, dates and timestamps";
        }
        return null;
    }

    /** What the cells of a column are, null if they are nothing that a table holds; CATEGORICAL stands for labels of any number. */
    static @Nullable ColumnType type(ColumnSchema schema) {
        LogicalType logical = schema.logicalType();
        Integer length = schema.typeLength();
        if (logical instanceof LogicalType.DecimalType decimal) {
            boolean sound = decimal.precision() >= 1
                    && decimal.precision() <= MAX_DECIMAL_DIGITS
                    && decimal.scale() >= 0
                    && decimal.scale() <= decimal.precision()
                    && (length == null || length <= MAX_DECIMAL_BYTES);
            return sound ? ColumnType.NUMERIC : null;
        }
        boolean plain = logical == null || logical instanceof LogicalType.IntType;
        return switch (schema.type()) {
            case BOOLEAN -> plain ? ColumnType.BOOLEAN : null;
            case INT32 ->
                plain ? ColumnType.NUMERIC : logical instanceof LogicalType.DateType ? ColumnType.DATETIME : null;
            case INT64 ->
                plain ? ColumnType.NUMERIC : logical instanceof LogicalType.TimestampType ? ColumnType.DATETIME : null;
            case FLOAT, DOUBLE -> plain ? ColumnType.NUMERIC : null;
            case INT96 -> plain ? ColumnType.DATETIME : null;
            case BYTE_ARRAY ->
                logical instanceof LogicalType.StringType
                                || logical instanceof LogicalType.EnumType
                                || logical instanceof LogicalType.JsonType
                        ? ColumnType.CATEGORICAL
                        : null;
            case FIXED_LEN_BYTE_ARRAY ->
                logical instanceof LogicalType.UuidType && length != null && length == 2 * Long.BYTES
                        ? ColumnType.CATEGORICAL
                        : logical instanceof LogicalType.Float16Type && length != null && length == Short.BYTES
                                ? ColumnType.NUMERIC
                                : null;
        };
    }

    String name() {
        return schema.name();
    }

    /** Takes the values of the reader's current batch. */
    void load() {
        validity = reader.getLeafValidity();
        switch (schema.type()) {
            case BOOLEAN -> booleans = reader.getBooleans();
            case INT32 -> ints = reader.getInts();
            case INT64 -> longs = reader.getLongs();
            case FLOAT -> floats = reader.getFloats();
            case DOUBLE -> doubles = reader.getDoubles();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> {
                bytes = reader.getBinaryValues();
                offsets = reader.getBinaryOffsets();
            }
        }
    }

    /**
     * The text of a cell of the batch, null when missing.
     *
     * @throws CharacterCodingException if the bytes of a string are no text
     */
    @Nullable
    String text(int row) throws CharacterCodingException {
        if (validity.hasNulls() && validity.isNull(row)) {
            return null;
        }
        if (schema.type() == PhysicalType.BYTE_ARRAY && !(schema.logicalType() instanceof LogicalType.DecimalType)) {
            return StandardCharsets.UTF_8.newDecoder().decode(slice(row)).toString();
        }
        return text.apply(row);
    }

    private IntFunction<@Nullable String> texts() {
        LogicalType logical = schema.logicalType();
        if (logical instanceof LogicalType.DecimalType decimal) {
            return row -> new BigDecimal(unscaled(row), decimal.scale()).toPlainString();
        }
        boolean unsigned = logical instanceof LogicalType.IntType integer && !integer.isSigned();
        return switch (schema.type()) {
            case BOOLEAN -> row -> Boolean.toString(booleans[row]);
            case INT32 ->
                logical instanceof LogicalType.DateType
                        ? row -> LocalDate.ofEpochDay(ints[row]).toString()
                        : unsigned ? row -> Integer.toUnsignedString(ints[row]) : row -> Integer.toString(ints[row]);
            case INT64 ->
                logical instanceof LogicalType.TimestampType timestamp
                        ? row -> timestamp(longs[row], timestamp)
                        : unsigned ? row -> Long.toUnsignedString(longs[row]) : row -> Long.toString(longs[row]);
            case FLOAT -> row -> ofFloat(floats[row]);
            case DOUBLE -> row -> Double.isNaN(doubles[row]) ? null : NumberText.format(doubles[row]);
            case INT96 -> this::int96;
            case FIXED_LEN_BYTE_ARRAY ->
                logical instanceof LogicalType.UuidType
                        ? row -> new UUID(slice(row).getLong(), slice(row).getLong(Long.BYTES)).toString()
                        : row -> ofFloat(Float.float16ToFloat(
                                slice(row).order(ByteOrder.LITTLE_ENDIAN).getShort()));
            case BYTE_ARRAY -> row -> null;
        };
    }

    private ByteBuffer slice(int row) {
        return ByteBuffer.wrap(bytes, offsets[row], offsets[row + 1] - offsets[row])
                .slice();
    }

    private BigInteger unscaled(int row) {
        return switch (schema.type()) {
            case INT32 -> BigInteger.valueOf(ints[row]);
            case INT64 -> BigInteger.valueOf(longs[row]);
            default -> {
                int length = offsets[row + 1] - offsets[row];
                if (length == 0 || length > MAX_DECIMAL_BYTES) {
                    throw ParquetCheck.damaged("column " + name() + " holds a decimal of " + length + " bytes");
                }
                yield new BigInteger(bytes, offsets[row], length);
            }
        };
    }

    private static @Nullable String ofFloat(float number) {
        if (Float.isNaN(number)) {
            return null;
        }
        boolean whole = number == Math.rint(number) && Math.abs(number) < INTEGERS_OF_FLOATS;
        return whole ? Long.toString((long) number) : Float.toString(number);
    }

    private static String timestamp(long value, LogicalType.TimestampType type) {
        long perSecond = switch (type.unit()) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS;
        };
        LocalDateTime moment = LocalDateTime.ofEpochSecond(
                Math.floorDiv(value, perSecond),
                (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond)),
                ZoneOffset.UTC);
        return type.isAdjustedToUTC() ? moment + "Z" : moment.toString();
    }

    /** What Impala and Spark wrote before there were timestamps: nanoseconds of the day, then the Julian day. */
    private String int96(int row) {
        ByteBuffer moment = slice(row).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = moment.getLong();
        long day = moment.getInt() - JULIAN_DAY_OF_EPOCH;
        return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanos) + "Z";
    }
}
