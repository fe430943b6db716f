package io.lamina.table.ingest;

import io.lamina.table.CellBlocks;
import io.lamina.table.Scratch;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one width that arrive one after the other: block after block goes to the scratch, and what is shorter than a block stays on
 * the heap. For one thread.
 */
final class BlockBuffer {
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final MemoryBudget budget;
    private final @Nullable Scratch scratch;
    private final int width;
    private final int rowsPerBlock;
    private byte[] block = {};
    private int capacity;
    private int inBlock;
    private long[] starts = {};
    private int blocks;

    BlockBuffer(MemoryBudget budget, int width) {
        this.budget = budget;
        this.scratch = budget.scratch();
        this.width = width;
        this.rowsPerBlock = scratch == null ? Integer.MAX_VALUE : budget.rowsPerBlock();
    }

    int size() {
        return blocks * rowsPerBlock + inBlock;
    }

    void addNumber(double number) {
        int at = next();
        DOUBLES.set(block, at, number);
    }

    void addShort(short value) {
        int at = next();
        SHORTS.set(block, at, value);
    }

    void addInt(int value) {
        int at = next();
        INTS.set(block, at, value);
    }

    /** Where the next value of the block goes. */
    private int next() {
        if (inBlock == capacity) {
            makeRoom();
        }
        return inBlock++ * width;
    }

    private void makeRoom() {
        if (inBlock == rowsPerBlock) {
            flush();
        } else {
            capacity = Math.min(budget.grow(capacity, width), rowsPerBlock);
            block = Arrays.copyOf(block, Math.multiplyExact(capacity, width));
        }
    }

    private void flush() {
        if (scratch == null) {
            throw new IllegalStateException("without a scratch a block has no end");
        }
        if (blocks == starts.length) {
            starts = Arrays.copyOf(starts, budget.grow(blocks, Long.BYTES));
        }
        starts[blocks] = scratch.append(block, inBlock * width);
        if (inBlock == rowsPerBlock) {
            blocks++;
            inBlock = 0;
        }
    }

    /** The values so far; more may still be added, but not after the end. */
    CellBlocks cells() {
        if (scratch == null || blocks == 0) {
            return CellBlocks.of(block, inBlock);
        }
        int size = size();
        if (inBlock > 0) {
            flush();
        }
        long[] used = Arrays.copyOf(starts, Math.ceilDiv(size, rowsPerBlock));
        return new CellBlocks(scratch.memory(), used, rowsPerBlock, size);
    }
}
