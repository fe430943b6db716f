package io.lamina.table.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text of bytes, decoded strictly: in a charset that is named, else as a byte-order mark says (UTF-8, UTF-16), else as UTF-8. The
 * mark itself is no text; one that contradicts the name is refused.
 *
 * <p>Java's own reader throws away up to a buffer of good text before bad bytes; this one gives out all of it first, so that
 * whoever parses knows which row the bad bytes are in.
 */
final class StrictReader extends Reader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final @Nullable Charset named;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private @Nullable CharsetDecoder decoder;
    private boolean ended;
    private boolean malformed;

    /** The bytes are no text in the charset they must be in. */
    static final class MalformedTextException extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final String problem;

        MalformedTextException(String problem) {
            this.problem = problem;
        }

        @Override
        public String getMessage() {
            return problem;
        }
    }

    /**
     * Reads from the stream, which the caller closes.
     *
     * @param named the charset of the bytes; null: by their mark, or UTF-8
     */
    StrictReader(InputStream in, @Nullable Charset named) {
        this.in = in;
        this.named = named;
    }

    /** The next characters, as many as the buffer holds and the text has, without taking them. */
    CharSequence peek() throws IOException {
        boolean more = true;
        while (more && chars.remaining() < BUFFER / 2 && !malformed) {
            more = fill();
        }
        return chars.duplicate();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (malformed) {
                throw new MalformedTextException("holds bytes that are not "
                        + decoder().charset().name() + " text; save the file as UTF-8, or name its charset");
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    /** Decodes more text behind what is there; false at the end of the bytes. */
    private boolean fill() throws IOException {
        CharsetDecoder current = decoder();
        if (ended && !bytes.hasRemaining()) {
            return false;
        }
        readBytes();
        chars.compact();
        CoderResult result = current.decode(bytes, chars, ended);
        chars.flip();
        malformed = result.isError();
        return true;
    }

    private void readBytes() throws IOException {
        if (!ended) {
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
        }
    }

    private CharsetDecoder decoder() throws IOException {
        CharsetDecoder current = decoder;
        if (current == null) {
            while (bytes.remaining() < 3 && !ended) {
                readBytes();
            }
            current = charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            decoder = current;
        }
        return current;
    }

    private Charset charset() throws MalformedTextException {
        Charset marked = charsetOfMark();
        if (named == null || marked == null || marked.equals(named)) {
            return marked != null ? marked : named != null ? named : StandardCharsets.UTF_8;
        }
        // UTF-16 without an order is what the mark tells more of.
        if (named.equals(StandardCharsets.UTF_16) && !marked.equals(StandardCharsets.UTF_8)) {
            return marked;
        }
        throw new MalformedTextException("begins with the byte-order mark of " + marked.name() + ", but the charset "
                + named.name() + " was named; leave the name out");
    }

    /** Takes the mark, if there is one, and answers what it says. */
    private @Nullable Charset charsetOfMark() {
        boolean utf8 = false;
        while (startsWith(0xEF, 0xBB, 0xBF)) {
            // Tools that join files leave a second one.
            bytes.position(bytes.position() + 3);
            utf8 = true;
        }
        if (utf8) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(0xFE, 0xFF)) {
            bytes.position(2);
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(0xFF, 0xFE)) {
            bytes.position(2);
            return StandardCharsets.UTF_16LE;
        }
        return null;
    }

    private boolean startsWith(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the stream to its owner. */
    @Override
    public void close() {}
}
