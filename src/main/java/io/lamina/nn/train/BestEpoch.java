package io.lamina.nn.train;

import io.lamina.nn.linalg.FlatVector;
import io.lamina.nn.network.Network;
import io.lamina.nn.train.Scorer.ScoredMetric;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the best epoch so far with its parameters; before the first epoch that is the start. It owns the copy until
 * {@link #close()}. For one thread.
 */
final class BestEpoch implements AutoCloseable {
    private static final EarlyStopping UNLIMITED =
            new EarlyStopping(EarlyStopping.VALIDATION_LOSS, Integer.MAX_VALUE, 0);

    private final Network network;
    private final EarlyStopping rule;
    private final boolean greaterIsBetter;
    private final FlatVector parameters;

    /** The start, where no validation shows that the best parameters can answer; else null. */
    private final @Nullable FlatVector start;

    private @Nullable KeptEpoch kept;
    private @Nullable KeptEpoch last;
    private double bestValue;
    private int epochsWithoutImprovement;

    /**
     * Starts with the network's parameters as they are.
     *
     * @param rule null: the validation loss decides and patience is unlimited
     * @throws IllegalArgumentException if the rule watches a metric that nothing will yield
     */
    BestEpoch(Network network, @Nullable EarlyStopping rule, boolean validated, @Nullable Scorer scorer) {
        this.network = network;
        this.rule = rule == null ? UNLIMITED : rule;
        this.greaterIsBetter = directionOf(this.rule.watched(), validated, scorer);
        this.bestValue = Double.POSITIVE_INFINITY;
        this.parameters = new FlatVector(network.parameterCount());
        this.parameters.copyFrom(network.parameters());
        this.start = validated ? null : new FlatVector(network.parameterCount());
        if (start != null) {
            start.copyFrom(network.parameters());
        }
    }

    private static boolean directionOf(String metric, boolean validated, @Nullable Scorer scorer) {
        if (metric.equals(EarlyStopping.VALIDATION_LOSS) || metric.equals(EarlyStopping.TRAINING_LOSS)) {
            return false;
        }
        List<ScoredMetric> scored = validated && scorer != null ? scorer.metrics() : List.of();
        TreeSet<String> known = new TreeSet<>(List.of(EarlyStopping.VALIDATION_LOSS, EarlyStopping.TRAINING_LOSS));
        for (ScoredMetric candidate : scored) {
            if (candidate.name().equals(metric)) {
                return candidate.greaterIsBetter();
            }
            known.add(candidate.name());
        }
        throw new IllegalArgumentException("earlyStopping.metric must be one of %s%s, got %s"
                .formatted(known, validated ? "" : " (there are no validation rows)", metric));
    }

    /** Takes note of an epoch whose parameters the network has now. */
    void observe(EpochReport epoch) {
        double value = watched(epoch);
        last = KeptEpoch.of(epoch);
        if (epoch.epoch() < rule.startEpoch()) {
            // Nothing counts yet; but who stops here gets what was learned so far.
            kept = last;
            parameters.copyFrom(network.parameters());
        } else if (kept == null || kept.epoch() < rule.startEpoch() || value < bestValue - rule.minDelta()) {
            // The first epoch is better than the start, even when what is watched is not defined.
            bestValue = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
            kept = last;
            parameters.copyFrom(network.parameters());
            epochsWithoutImprovement = 0;
        } else {
            epochsWithoutImprovement++;
        }
    }

    /** Whether the rule says to stop. */
    boolean isOutOfPatience() {
        return epochsWithoutImprovement >= rule.patience();
    }

    /** The watched value, smaller being better. */
    private double watched(EpochReport epoch) {
        Double validationLoss = epoch.validationLoss();
        return switch (rule.watched()) {
            case EarlyStopping.TRAINING_LOSS -> epoch.trainingLoss();
            case EarlyStopping.VALIDATION_LOSS -> validationLoss == null ? epoch.trainingLoss() : validationLoss;
            default -> {
                double value = epoch.metrics().getOrDefault(rule.watched(), Double.NaN);
                yield greaterIsBetter ? -value : value;
            }
        };
    }

    /** Gives the network the parameters of the best epoch; null is the start. */
    @Nullable
    KeptEpoch restore() {
        network.parameters().copyFrom(parameters);
        return kept;
    }

    /** Gives the network its first parameters again, without validation rows. */
    @Nullable
    KeptEpoch restoreStart() {
        if (start == null) {
            throw new IllegalStateException("the start is kept only without validation rows");
        }
        network.parameters().copyFrom(start);
        return null;
    }

    /** The epoch that was observed last, whose parameters nobody has kept; null: none yet. */
    @Nullable
    KeptEpoch last() {
        return last;
    }

    void transfer(StateTransfer state) throws IOException {
        kept = KeptEpoch.transfer(kept, state);
        last = KeptEpoch.transfer(last, state);
        bestValue = state.real(bestValue);
        epochsWithoutImprovement = state.whole(epochsWithoutImprovement, 0, Integer.MAX_VALUE);
        state.values(parameters);
        if (start != null) {
            state.values(start);
        }
    }

    @Override
    public void close() {
        parameters.close();
        if (start != null) {
            start.close();
        }
    }
}
