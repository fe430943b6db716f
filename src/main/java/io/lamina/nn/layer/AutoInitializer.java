package io.lamina.nn.layer;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.initializer.HeUniform;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.initializer.LecunNormal;
import io.lamina.nn.initializer.XavierUniform;

/** The initializer that suits an activation: what {@code auto} means. */
final class AutoInitializer {
    private AutoInitializer() {}

    static Initializer of(Activation activation) {
        return switch (activation.gain()) {
            case RECTIFIED -> new HeUniform();
            case SELF_NORMALIZING -> new LecunNormal();
            case LINEAR -> new XavierUniform();
        };
    }
}
