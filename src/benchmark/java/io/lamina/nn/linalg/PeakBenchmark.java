package io.lamina.nn.linalg;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One large square product by OpenBLAS alone: the machine's peak. */
@State(Scope.Thread)
public class PeakBenchmark {
    public static final int SIZE = 1024;

    private MemorySegment a;
    private MemorySegment b;
    private MemorySegment c;

    @Setup
    public void create() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.5f);
        a = MemorySegment.ofArray(values);
        b = MemorySegment.ofArray(values.clone());
        c = MemorySegment.ofArray(new float[SIZE * SIZE]);
        OpenBlas.start();
    }

    @Benchmark
    public MemorySegment sgemm() {
        int plain = OpenBlas.NO_TRANSPOSE;
        OpenBlas.sgemm(plain, plain, SIZE, SIZE, SIZE, a, SIZE, b, SIZE, 0f, c, SIZE);
        return c;
    }
}
