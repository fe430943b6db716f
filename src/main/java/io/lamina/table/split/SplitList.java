package io.lamina.table.split;

import java.util.AbstractList;
import java.util.function.IntFunction;

/** Splits that are made when they are asked for, anew each time, so that one is in memory and not all. */
final class SplitList extends AbstractList<Split> {
    private final int size;
    private final IntFunction<Split> maker;

    SplitList(int size, IntFunction<Split> maker) {
        this.size = size;
        this.maker = maker;
    }

    @Override
    public Split get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("there are " + size + " splits, asked for " + index);
        }
        return maker.apply(index);
    }

    @Override
    public int size() {
        return size;
    }
}
