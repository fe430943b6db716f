package io.lamina.table.reader;

import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.TableTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes inside gzip (RFC 1952), of all members one after the other, checked against length and checksum of each.
 *
 * <p>Where we differ from {@link java.util.zip.GZIPInputStream}: that one ends in silence where a network has not sent the next
 * member yet, and takes no notice of what follows the last one. Here only zeros may follow, with which some tools fill up
 * blocks. And a stream that expands beyond a ratio is refused while it is read: a bomb costs its first MiB. For one thread.
 */
public final class GzipStream extends InputStream {
    /** Bytes that may come out whatever came in, so that small files of zeros are no bombs. */
    public static final int FREE_BYTES = 1 << 20;

    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int maxRatio;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long taken;
    private long produced;
    private long producedOfMember;
    private boolean inMember;
    private boolean started;
    private boolean ended;

    /**
     * Expands {@code in}, which is closed together with this.
     *
     * @param maxRatio most bytes that may come out per byte that went in, beyond {@value #FREE_BYTES}
     */
    public GzipStream(InputStream in, int maxRatio) {
        this.in = in;
        this.maxRatio = maxRatio;
    }

    /** Whether bytes that begin like this are gzip. */
    public static boolean isGzip(byte[] beginning) {
        return beginning.length >= 2 && (beginning[0] & 0xFF) == MAGIC_1 && (beginning[1] & 0xFF) == MAGIC_2;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /**
     * Reads expanded bytes.
     *
     * @throws TableException if the stream is no gzip, is cut off, or fails a check
     * @throws TableTooLargeException if it expands beyond the ratio
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (inMember || nextMember()) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                producedOfMember += count;
                produced += count;
                if (produced > FREE_BYTES && produced > maxRatio * taken) {
                    throw new TableTooLargeException(TableError.ofTable("expands to more than " + maxRatio
                            + " times its compressed size, the most that is allowed"));
                }
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged();
            } else {
                if (at == filled && !fill()) {
                    throw cutOff();
                }
                inflater.setInput(buffer, at, filled - at);
                at = filled;
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException broken) {
            throw damaged();
        }
    }

    /** Reads the header of a member; false at the end of the stream. */
    private boolean nextMember() throws IOException {
        if (ended) {
            return false;
        }
        int first = next();
        if (started) {
            while (first == 0) {
                first = next();
            }
            if (first < 0) {
                ended = true;
                return false;
            }
        }
        if (first != MAGIC_1 || next() != MAGIC_2) {
            throw new TableException(TableError.ofTable(
                    started
                            ? "something that is no gzip follows its compressed data"
                            : "is not gzip, as it is said to be"));
        }
        started = true;
        if (needed() != DEFLATE) {
            throw damaged();
        }
        skipHeader(needed());
        inflater.reset();
        checksum.reset();
        producedOfMember = 0;
        inMember = true;
        return true;
    }

    private void skipHeader(int flags) throws IOException {
        if ((flags & RESERVED) != 0) {
            throw damaged();
        }
        // Time, compression level and system tell us nothing.
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(needed() | needed() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (needed() != 0) {
                // A text that ends with a zero.
            }
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException {
        at = filled - inflater.getRemaining();
        if (little(4) != checksum.getValue() || little(4) != (producedOfMember & 0xFFFFFFFFL)) {
            throw damaged();
        }
        inMember = false;
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) needed() << (8 * i);
        }
        return value;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            needed();
        }
    }

    private int needed() throws IOException {
        int next = next();
        if (next < 0) {
            throw cutOff();
        }
        return next;
    }

    private int next() throws IOException {
        return at == filled && !fill() ? -1 : buffer[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        taken += filled;
        return filled > 0;
    }

    private static TableException damaged() {
        return new TableException(TableError.ofTable("is damaged: its gzip data fail a check; compress it again"));
    }

    private static TableException cutOff() {
        return new TableException(
                TableError.ofTable("is cut off: its gzip data end in the middle; was the upload broken off?"));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
