package io.lamina.nn.network;

import io.lamina.nn.layer.EmbeddedColumn;
import io.lamina.nn.layer.Embedding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network is given for each row.
 *
 * @param count number of inputs, at least 1
 * @param embedded those that are codes of categories and become learned vectors, in ascending order; the others are numbers
 */
public record NetworkInputs(int count, List<EmbeddedColumn> embedded) {
    public NetworkInputs {
        if (count < 1) {
            throw new IllegalArgumentException("a network needs at least one input, got " + count);
        }
        embedded = List.copyOf(embedded);
    }

    /** Inputs that are all numbers. */
    public static NetworkInputs numbers(int count) {
        return new NetworkInputs(count, List.of());
    }

    /** The layer that looks vectors up; null if there is nothing to look up. */
    @Nullable
    Embedding embedding() {
        return embedded.isEmpty() ? null : new Embedding(count, embedded);
    }
}
