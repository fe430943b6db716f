package io.lamina.nn.layer;

import io.lamina.nn.linalg.Memory;
import io.lamina.setting.Described;
import io.lamina.setting.Family;
import java.util.List;

/** A layer's settings: an immutable record. {@link #bind} makes the layer that computes. */
@Family(value = "layers", defaultKind = "dense")
@Described("One layer of a network.")
public sealed interface LayerSpec permits Dense {
    /** How many values the layer answers with for each row. */
    int units();

    /** The layer's parameters for this many inputs, in the order in which they lie in memory. */
    List<ParameterBlock> parameters(int inputs);

    /** How many parameters the layer has for this many inputs. */
    default long parameterCount(int inputs) {
        return parameters(inputs).stream().mapToLong(ParameterBlock::size).sum();
    }

    /** The layer on the parameters that lie in {@code memory} from {@code offset} on; they are shared, not copied. */
    Layer bind(int inputs, Memory memory, long offset);
}
