package io.lamina.table.ingest;

import io.lamina.table.ColumnType;
import io.lamina.table.TableException;
import io.lamina.table.reader.RowSink;
import io.lamina.table.reader.TableReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lets a reader find the next cells while another thread takes in the last ones, batch by batch and in their order: the sink sees what it
 * would see without, one thread at a time, and whatever it throws comes out in place of what the reader would have said later.
 *
 * <p>A table that fits one batch needs no other thread.
 */
final class RelayedRows implements RowSink {
    private static final int BATCHES = 3;

    private final RowSink sink;
    private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> full = new ArrayBlockingQueue<>(BATCHES);
    private Batch batch = new Batch();
    private @Nullable Thread taker;
    private volatile @Nullable Throwable failure;
    private long rows;

    private RelayedRows(RowSink sink) {
        this.sink = sink;
    }

    /**
     * Reads everything into the sink.
     *
     * @throws TableException if the reader or the sink refuses the table
     * @throws IOException if the bytes cannot be read
     */
    static void read(TableReader reader, RowSink sink) throws IOException {
        RelayedRows relayed = new RelayedRows(sink);
        try {
            reader.read(relayed);
            relayed.settle();
        } catch (TableException e) {
            relayed.settle();
            throw e;
        } finally {
            relayed.stop();
        }
    }

    @Override
    public void header(List<String> names, Map<String, ColumnType> types) {
        sink.header(names, types);
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        if (length > Batch.CHARACTERS) {
            settle();
            sink.cell(column, text, offset, length);
            return;
        }
        if (!batch.fits(length)) {
            pass();
        }
        batch.add(column, text, offset, length);
    }

    @Override
    public void endRow() {
        if (!batch.fits(0)) {
            pass();
        }
        batch.endRow();
        rows++;
    }

    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public void refuse(@Nullable String column, String detail) {
        settle();
        sink.refuse(column, detail);
    }

    @Override
    public TableException abandon(@Nullable String column, String detail) {
        settle();
        return sink.abandon(column, detail);
    }

    /** Gives the batch away and goes on with another. */
    private void pass() {
        if (taker == null) {
            for (int i = 1; i < BATCHES; i++) {
                free.add(new Batch());
            }
            taker = Thread.ofPlatform().daemon().name("ingest").start(this::take);
        }
        full.add(batch);
        batch = waitFor(free);
        throwFailure();
    }

    /** Waits until the sink has everything. */
    private void settle() {
        if (taker == null) {
            batch.replay(sink);
            return;
        }
        pass();
        List<Batch> idle = new ArrayList<>();
        while (idle.size() < BATCHES - 1) {
            idle.add(waitFor(free));
        }
        free.addAll(idle);
        throwFailure();
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException refused) {
            throw refused;
        }
        if (thrown instanceof Error fatal) {
            throw fatal;
        }
    }

    private static Batch waitFor(BlockingQueue<Batch> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the reading of a table was interrupted"));
        }
    }

    /** What the other thread does until it is stopped. */
    private void take() {
        try {
            while (true) {
                Batch next = full.take();
                try {
                    if (failure == null) {
                        next.replay(sink);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                next.clear();
                free.add(next);
            }
        } catch (InterruptedException stopped) {
            // Nobody waits for anything any more.
        }
    }

    private void stop() {
        Thread running = taker;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Cells and ends of rows in their order. */
    private static final class Batch {
        static final int CHARACTERS = 1 << 16;
        private static final int EVENTS = 1 << 13;
        private static final int END_OF_ROW = -1;

        private final char[] text = new char[CHARACTERS];
        private final int[] columns = new int[EVENTS];
        private final int[] ends = new int[EVENTS];
        private int events;
        private int characters;

        boolean fits(int length) {
            return events < EVENTS && length <= CHARACTERS - characters;
        }

        void add(int column, char[] from, int offset, int length) {
            System.arraycopy(from, offset, text, characters, length);
            characters += length;
            columns[events] = column;
            ends[events++] = characters;
        }

        void endRow() {
            columns[events] = END_OF_ROW;
            ends[events++] = characters;
        }

        /** Passes everything on and is empty afterwards, also if the sink throws. */
        void replay(RowSink sink) {
            int start = 0;
            int count = events;
            clear();
            for (int event = 0; event < count; event++) {
                if (columns[event] == END_OF_ROW) {
                    sink.endRow();
                } else {
                    sink.cell(columns[event], text, start, ends[event] - start);
                }
                start = ends[event];
            }
        }

        /** Forgets everything. */
        void clear() {
            events = 0;
            characters = 0;
        }
    }
}
