package io.lamina.service.json;

import io.lamina.service.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in 413 as soon as it has given more bytes than allowed; closing it leaves the source open. */
public final class BoundedStream extends FilterInputStream {
    private final String what;
    private final long max;
    private long left;

    /** @param what begins the sentence of the refusal: {@code a JSON body} */
    public BoundedStream(InputStream source, String what, long max) {
        super(source);
        this.what = what;
        this.max = max;
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            take(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            take(count);
        }
        return count;
    }

    @Override
    public void close() {
        // The request's own stream belongs to the container.
    }

    private void take(int count) {
        left -= count;
        if (left < 0) {
            throw ProblemType.TOO_LARGE.because(what + " may have at most " + max + " bytes");
        }
    }
}
