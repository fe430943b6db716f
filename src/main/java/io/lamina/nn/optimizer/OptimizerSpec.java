package io.lamina.nn.optimizer;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import org.jspecify.annotations.Nullable;

/** An optimizer's settings: an immutable record. {@link #build} makes the part that keeps state. */
@Family("optimizers")
@Described("How a gradient becomes a step.")
public sealed interface OptimizerSpec permits Sgd, Adagrad, Adadelta, Rmsprop, Adam, Adamw, Nadam, Adamax, Lion {
    /** How far one step goes; null: {@code auto}, for the caller to choose before {@link #build}. */
    @Nullable
    Double learningRate();

    /** The learning rate that suits most networks under this optimizer: what {@code auto} starts from. */
    double usualLearningRate();

    /** How strongly parameters are pulled to zero; whether through the gradient or apart from it, the kind says. */
    double weightDecay();

    /** The same settings with a learning rate. */
    OptimizerSpec withLearningRate(double learningRate);

    /** The optimizer with fresh state for a vector of {@code parameterCount} parameters. */
    Optimizer build(int parameterCount);
}
