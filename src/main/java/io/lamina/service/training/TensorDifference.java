package io.lamina.service.training;

import io.lamina.nn.network.Tensor;
import io.lamina.service.training.ReplayBody.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the parameters of two networks against each other, bit by bit. */
final class TensorDifference {
    private TensorDifference() {}

    /** The first value that differs, in the order of the artifact; null: none does. */
    static @Nullable Difference first(List<Tensor> expected, List<Tensor> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            Tensor was = i < expected.size() ? expected.get(i) : null;
            Tensor is = i < actual.size() ? actual.get(i) : null;
            String form = form(was);
            String other = form(is);
            if (was == null || is == null || !form.equals(other)) {
                String name = was != null ? was.name() : is == null ? "" : is.name();
                return Difference.ofTensor(name, null, was == null ? null : form, is == null ? null : other);
            }
            for (int k = 0; k < was.values().length; k++) {
                float one = was.values()[k];
                float two = is.values()[k];
                if (Float.floatToRawIntBits(one) != Float.floatToRawIntBits(two)) {
                    return Difference.ofTensor(was.name(), k, Float.toString(one), Float.toString(two));
                }
            }
        }
        return null;
    }

    private static String form(@Nullable Tensor tensor) {
        return tensor == null ? "" : tensor.name() + " " + tensor.shape();
    }
}
