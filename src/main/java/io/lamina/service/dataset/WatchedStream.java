package io.lamina.service.dataset;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Asks before every read whether to go on. */
final class WatchedStream extends FilterInputStream {
    private final Runnable goOn;

    WatchedStream(InputStream in, Runnable goOn) {
        super(in);
        this.goOn = goOn;
    }

    @Override
    public int read() throws IOException {
        goOn.run();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        goOn.run();
        return super.read(target, offset, length);
    }
}
