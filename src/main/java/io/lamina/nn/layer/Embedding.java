package io.lamina.nn.layer;

import io.lamina.nn.layer.ParameterBlock.Role;
import io.lamina.nn.linalg.Matrix;
import java.util.List;

/**
 * The layer before all others that replaces the code of a category by a learned vector and passes every other input on.
 *
 * <p>Shapes: x [rows, inputs], of which input {@code columns[i].input} is a whole number from 0 to categories − 1; y [rows,
 * inputs + Σ (dimension − 1)], each vector in the place of its code. Source: Guo and Berkhahn, "Entity Embeddings of Categorical Variables",
 * 2016. It is not a kind that a configuration names: which inputs are codes is known by the table alone.
 *
 * @param inputs of the network
 * @param columns in ascending order of their inputs
 */
public record Embedding(int inputs, List<EmbeddedColumn> columns) implements LayerShape {
    public Embedding {
        columns = List.copyOf(columns);
        int before = -1;
        for (EmbeddedColumn column : columns) {
            if (column.input() <= before || column.input() >= inputs) {
                throw new IllegalArgumentException("embedded inputs must ascend from 0 to %d, got %d behind %d"
                        .formatted(inputs - 1, column.input(), before));
            }
            before = column.input();
        }
    }

    @Override
    public int units() {
        return inputs
                + columns.stream().mapToInt(column -> column.dimension() - 1).sum();
    }

    @Override
    public List<ParameterBlock> parameters(int inputs) {
        return columns.stream()
                .map(column -> new ParameterBlock(
                        "embeddings." + column.input(), column.categories(), column.dimension(), Role.EMBEDDINGS))
                .toList();
    }

    @Override
    public Layer bind(int inputs, List<Matrix> parameters) {
        return new EmbeddingLayer(this, parameters);
    }
}
