package io.lamina.nn.train;

import io.lamina.nn.augmentation.TrainingRows;
import io.lamina.nn.linalg.FlatVector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Rows to learn from or to validate on, off the heap: inputs [rows, inputs] and targets [rows, targetColumns], zero until set; and, if
 * they do not all count the same, what each row weighs.
 *
 * <p>It owns what it allocated until {@link #close()}. Filled by one thread; then any number of trainings may read it.
 */
public final class Examples implements TrainingRows, AutoCloseable {
    private final int rows;
    private final int inputs;
    private final int targetColumns;
    private final FlatVector inputValues;
    private final FlatVector targetValues;
    private float @Nullable [] weights;

    /**
     * Allocates examples that are zero everywhere.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public Examples(int rows, int inputs, int targetColumns) {
        this(rows, inputs, targetColumns, vector(rows, inputs), vector(rows, targetColumns));
    }

    /**
     * Examples that lie somewhere already, in memory that stays its owner's and is only read: float32 in the machine's byte order, row
     * after row.
     *
     * @param inputValues at least rows · inputs values
     * @param targetValues at least rows · targetColumns values; may be the same as the inputs
     * @throws IllegalArgumentException if a number is not positive or a memory is too short
     */
    public Examples(int rows, int inputs, int targetColumns, MemorySegment inputValues, MemorySegment targetValues) {
        this(rows, inputs, targetColumns, new FlatVector(inputValues), new FlatVector(targetValues));
        if (this.inputValues.length() < (long) rows * inputs
                || this.targetValues.length() < (long) rows * targetColumns) {
            throw new IllegalArgumentException(
                    "%d rows of %d inputs and %d target columns need more than %d and %d values"
                            .formatted(
                                    rows,
                                    inputs,
                                    targetColumns,
                                    this.inputValues.length(),
                                    this.targetValues.length()));
        }
    }

    private Examples(int rows, int inputs, int targetColumns, FlatVector inputValues, FlatVector targetValues) {
        if (rows < 1 || inputs < 1 || targetColumns < 1) {
            throw new IllegalArgumentException(
                    "examples need at least one row, input and target column, got %d rows, %d inputs, %d target columns"
                            .formatted(rows, inputs, targetColumns));
        }
        this.rows = rows;
        this.inputs = inputs;
        this.targetColumns = targetColumns;
        this.inputValues = inputValues;
        this.targetValues = targetValues;
    }

    private static FlatVector vector(int rows, int columns) {
        return new FlatVector(Math.max(1L, (long) rows * columns));
    }

    public int rows() {
        return rows;
    }

    public int inputs() {
        return inputs;
    }

    public int targetColumns() {
        return targetColumns;
    }

    @Override
    public int count() {
        return rows;
    }

    @Override
    public float input(int row, int column) {
        check(row, 1);
        return inputValues.get((long) row * inputs + column);
    }

    /**
     * Sets what each row weighs in losses and gradients; without a call, all weigh the same.
     *
     * @throws IllegalArgumentException unless there is one finite weight of at least 0 for each row, and one is greater than 0
     */
    public void setWeights(float[] weights) {
        if (weights.length != rows) {
            throw new IllegalArgumentException("%d rows need as many weights, got %d".formatted(rows, weights.length));
        }
        boolean some = false;
        for (float weight : weights) {
            if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a weight must be finite and at least 0, got " + weight);
            }
            some |= weight > 0;
        }
        if (!some) {
            throw new IllegalArgumentException("at least one row must weigh more than 0");
        }
        this.weights = weights.clone();
    }

    boolean isWeighted() {
        return weights != null;
    }

    /** What a row weighs: 1 unless somebody said otherwise. */
    float weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Sets one row from {@code inputs[inputsOffset…]} and {@code targets[targetsOffset…]}; nothing is allocated. */
    public void set(int row, float[] inputs, int inputsOffset, float[] targets, int targetsOffset) {
        setRows(row, 1, inputs, inputsOffset, targets, targetsOffset);
    }

    /** Sets {@code count} consecutive rows, row-major. */
    public void setRows(int row, int count, float[] inputs, int inputsOffset, float[] targets, int targetsOffset) {
        check(row, count);
        inputValues.write((long) row * this.inputs, inputs, inputsOffset, Math.multiplyExact(count, this.inputs));
        targetValues.write(
                (long) row * targetColumns, targets, targetsOffset, Math.multiplyExact(count, targetColumns));
    }

    /** Copies the inputs of {@code count} consecutive rows to {@code target[from…]}. */
    public void copyInputs(int row, int count, float[] target, int from) {
        check(row, count);
        inputValues.read((long) row * inputs, target, from, Math.multiplyExact(count, inputs));
    }

    /** Copies the targets of {@code count} consecutive rows to {@code target[from…]}. */
    public void copyTargets(int row, int count, float[] target, int from) {
        check(row, count);
        targetValues.read((long) row * targetColumns, target, from, Math.multiplyExact(count, targetColumns));
    }

    /** Copies the rows {@code order[from … from + count)}, in this order, to the start of the arrays; null takes no weights. */
    void gather(int[] order, int from, int count, float[] inputs, float[] targets, float @Nullable [] batchWeights) {
        for (int i = 0; i < count; i++) {
            long row = order[from + i];
            inputValues.read(row * this.inputs, inputs, i * this.inputs, this.inputs);
            targetValues.read(row * targetColumns, targets, i * targetColumns, targetColumns);
        }
        for (int i = 0; batchWeights != null && i < count; i++) {
            batchWeights[i] = weight(order[from + i]);
        }
    }

    private void check(int row, int count) {
        if (row < 0 || count < 0 || (long) row + count > rows) {
            throw new IndexOutOfBoundsException(
                    "rows %d … %d are not among %d rows".formatted(row, (long) row + count - 1, rows));
        }
    }

    /** Frees the memory; a second call does nothing. */
    @Override
    public void close() {
        inputValues.close();
        targetValues.close();
    }
}
