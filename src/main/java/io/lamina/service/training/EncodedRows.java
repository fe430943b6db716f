package io.lamina.service.training;

import io.lamina.nn.train.Examples;
import io.lamina.table.Scratch;
import io.lamina.table.Table;
import io.lamina.table.target.ReconstructionTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one part of a split as the network takes them, encoded once before the first epoch and kept outside the heap: four bytes an
 * input and target. Epochs read them in random order, so a file beats encoding them again.
 */
final class EncodedRows implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final Examples examples;

    /**
     * Encodes rows.
     *
     * @param rows the examples, at least one: rows of the table, or origins of windows
     * @param weights what each of them weighs; null: the same
     * @param paths where files may be made that are removed at the end
     * @param goOn called again and again; what it throws ends the encoding
     */
    EncodedRows(
            TrainingData data,
            Table table,
            int[] rows,
            float @Nullable [] weights,
            Supplier<Path> paths,
            Runnable goOn) {
        try (Scratch inputs = new Scratch(paths.get(), arena);
                Scratch targets = new Scratch(paths.get(), arena)) {
            boolean reconstructs = data.target() instanceof ReconstructionTarget;
            for (int from = 0; from < rows.length; from += data.chunk()) {
                goOn.run();
                int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + data.chunk()));
                inputs.append(MemorySegment.ofArray(data.inputs(table, some)));
                if (!reconstructs) {
                    targets.append(MemorySegment.ofArray(data.targets(table, some)));
                }
            }
            this.examples = new Examples(
                    rows.length,
                    data.networkInputs().count(),
                    data.targetColumns(),
                    inputs.memory(),
                    reconstructs ? inputs.memory() : targets.memory());
            if (weights != null) {
                examples.setWeights(weights);
            }
        } catch (IOException e) {
            arena.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    Examples examples() {
        return examples;
    }

    @Override
    public void close() {
        arena.close();
    }
}
