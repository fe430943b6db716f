package io.lamina.table.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks over one structure of Parquet's metadata (Thrift's compact protocol) and makes sure that it lies within its bytes: no
 * length, count or depth in it asks for more than there is.
 *
 * <p>The library that decodes Parquet allocates what lengths say before it looks, and reads lists by the type that it expects,
 * not by the one that is written; so that its reading and this one cannot differ, lists must have the type of the format. For one
 * thread.
 */
final class ThriftWalk {
    private static final int MAX_DEPTH = 16;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;
    private static final int MAX_VARINT_BYTES = 10;

    /** What a structure is. */
    enum Kind {
        FILE,
        SCHEMA_ELEMENT,
        ROW_GROUP,
        COLUMN_CHUNK,
        COLUMN_META_DATA,
        OFFSET_INDEX,
        PAGE_LOCATION,
        PAGE,
        DATA_PAGE,
        DICTIONARY_PAGE,
        DATA_PAGE_V2,
        OTHER;

        /** What the structure in a field is. */
        private Kind of(int field) {
            return switch (this) {
                case FILE -> field == 2 ? SCHEMA_ELEMENT : field == 4 ? ROW_GROUP : OTHER;
                case ROW_GROUP -> field == 1 ? COLUMN_CHUNK : OTHER;
                case COLUMN_CHUNK -> field == 3 ? COLUMN_META_DATA : OTHER;
                case OFFSET_INDEX -> field == 1 ? PAGE_LOCATION : OTHER;
                case PAGE -> field == 5 ? DATA_PAGE : field == 7 ? DICTIONARY_PAGE : field == 8 ? DATA_PAGE_V2 : OTHER;
                default -> OTHER;
            };
        }

        /** Whether a list in a field may have elements of a type. */
        private boolean hasList(int field, int type) {
            return switch (this) {
                case FILE, ROW_GROUP -> type == STRUCT;
                case COLUMN_META_DATA -> type == (field == 2 ? I32 : field == 3 ? BINARY : STRUCT);
                case OFFSET_INDEX -> field == 1 ? type == STRUCT : type == I64;
                default -> type == I32 || type == I64;
            };
        }
    }

    /** Hears what the walk meets. */
    interface Listener {
        /** A whole number in a field of a structure; 1 and 0 for true and false. */
        void number(Kind kind, int field, long value);

        /** A text in a field of a structure. */
        default void text(Kind kind, int field, String text) {}

        /** The end of a structure. */
        default void end(Kind kind) {}
    }

    /** The metadata are not what they must be. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenException(String message) {
            super(message, null, false, false);
        }
    }

    private final ByteBuffer bytes;
    private final Listener listener;

    /** Walks from the position of {@code bytes}. */
    ThriftWalk(ByteBuffer bytes, Listener listener) {
        this.bytes = bytes;
        this.listener = listener;
    }

    /**
     * Walks over one structure; the position of the bytes is then behind it.
     *
     * @throws BrokenException if it does not lie within the bytes, or is none
     */
    void structure(Kind kind) {
        structure(kind, 0);
    }

    private void structure(Kind kind, int depth) {
        if (depth > MAX_DEPTH) {
            throw new BrokenException("structures are nested too deep");
        }
        int field = 0;
        for (int header = next(); header != 0; header = next()) {
            int step = (header >> 4) & 0xF;
            field = step == 0 ? (short) zigzag() : field + step;
            value(kind, field, header & 0xF, depth);
        }
        listener.end(kind);
    }

    private void value(Kind kind, int field, int type, int depth) {
        switch (type) {
            case 1, 2 -> listener.number(kind, field, 2 - type);
            case BYTE -> next();
            case I16, I32, I64 -> listener.number(kind, field, zigzag());
            case DOUBLE -> skip(Double.BYTES);
            case BINARY -> listener.text(kind, field, text());
            case LIST -> list(kind, field, depth);
            case STRUCT -> structure(kind.of(field), depth + 1);
            default -> throw new BrokenException("a value has an unknown type");
        }
    }

    private void list(Kind kind, int field, int depth) {
        int header = next();
        int type = header & 0xF;
        long count = (header >> 4) & 0xF;
        count = count == LONG_LIST ? varint() : count;
        if (count < 0 || count > bytes.remaining() || (count > 0 && !kind.hasList(field, type))) {
            throw new BrokenException("a list is longer than the file, or of a wrong type");
        }
        for (long i = 0; i < count; i++) {
            value(kind, field, type, depth);
        }
    }

    private String text() {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
            throw new BrokenException("a text is longer than the file");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            int next = next();
            value |= (next & 0x7FL) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw new BrokenException("a number has too many bytes");
    }

    private int next() {
        if (!bytes.hasRemaining()) {
            throw new BrokenException("the metadata end in the middle");
        }
        return bytes.get() & 0xFF;
    }

    private void skip(int count) {
        if (bytes.remaining() < count) {
            throw new BrokenException("the metadata end in the middle");
        }
        bytes.position(bytes.position() + count);
    }
}
