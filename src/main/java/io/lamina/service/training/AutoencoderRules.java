package io.lamina.service.training;

import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.network.NetworkInputs;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.OptionalInt;

/** What is different about a training that has no target. */
final class AutoencoderRules {
    private AutoencoderRules() {}

    /**
     * Whether the inputs themselves are to be learned.
     *
     * @throws ProblemException if an autoencoder has a target
     */
    static boolean isWithoutTarget(TrainingConfiguration asked) {
        boolean autoencoder = asked.task() == Task.AUTOENCODER;
        if (autoencoder && asked.target() != null) {
            throw ProblemException.invalidRequest(
                    "/target",
                    "must be left out, got \"" + asked.target()
                            + "\": an autoencoder learns to reconstruct its inputs; to keep"
                            + " a column out of them, name the others in features");
        }
        return autoencoder;
    }

    /** An autoencoder must not find it easy to copy its inputs: what it cannot copy, it has to understand. */
    static void check(NetworkSpec network, NetworkInputs inputs, List<ProblemError> errors, List<JobWarning> warnings) {
        if (!inputs.embedded().isEmpty()) {
            errors.add(ProblemError.at(
                    "/preprocessing/categorical",
                    "an autoencoder cannot reconstruct embedded categories; take \"one_hot\""));
        }
        List<LayerSpec> layers = network.hiddenLayers();
        OptionalInt narrowest = layers == null
                ? OptionalInt.empty()
                : layers.stream().mapToInt(LayerSpec::units).min();
        if (narrowest.isEmpty()) {
            errors.add(ProblemError.at(
                    "/network/hiddenLayers",
                    "must have at least one layer: the narrowest one is the embedding of an autoencoder"));
        } else if (narrowest.getAsInt() >= inputs.count()) {
            warnings.add(JobWarning.ofTable(
                    "no_bottleneck",
                    null,
                    "no hidden layer has fewer units than the " + inputs.count()
                            + " inputs of the network: it can learn to copy them and"
                            + " find no row odd, unless they are made noisy in training"));
        }
    }
}
