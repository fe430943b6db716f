package io.lamina.nn.train;

import io.lamina.nn.activation.OutputActivation;
import io.lamina.nn.augmentation.Augmentations;
import io.lamina.nn.diagnostics.LayerDiagnostics;
import io.lamina.nn.diagnostics.TrainingHealth;
import io.lamina.nn.linalg.Cores;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.network.Network;
import io.lamina.nn.schedule.Schedule;
import io.lamina.nn.train.TrainingStep.Trouble;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network by mini-batch gradient descent.
 *
 * <p>Every epoch visits all training rows once, in an order that depends on the seed and the epoch; the last batch may be smaller. Equal
 * network, examples and spec give equal bits, whatever else the process does. Nothing that is not finite leaves: when a loss, a
 * gradient or a parameter overflows, training ends as {@link StoppedBy#DIVERGED} with the best parameters so far.
 */
public final class Trainer {
    /** On so many rows the best parameters are tried if somebody waits for the end. */
    private static final int ROWS_IN_HASTE = 1 << 15;

    private final Network network;
    private final Examples training;
    private final TrainingSpec spec;
    private final int batchSize;
    private final TrainingStep step;
    private final TrainingHealth health = new TrainingHealth();
    private final @Nullable Validation validation;
    private final EpochListener listener;
    private final Cancellation cancellation;
    private final Checkpoints checkpoints;

    private Trainer(
            Network network,
            Examples training,
            @Nullable Validation validation,
            TrainingSpec spec,
            EpochListener listener,
            Cancellation cancellation,
            Checkpoints checkpoints) {
        this.network = network;
        this.training = training;
        this.validation = validation;
        this.spec = spec;
        this.batchSize = Math.min(spec.batchSize(), training.rows());
        this.step = new TrainingStep(network, spec, batchSize, training, classes(network, training, spec));
        this.listener = listener;
        this.cancellation = cancellation;
        this.checkpoints = checkpoints;
        health.watch(step.monitor().layers());
    }

    /** {@link #fit} from the start, without checkpoints. */
    public static TrainingResult fit(
            Network network,
            Examples training,
            @Nullable Examples validation,
            TrainingSpec spec,
            @Nullable Scorer scorer,
            EpochListener listener,
            Cancellation cancellation) {
        return fit(network, training, validation, spec, scorer, listener, cancellation, Checkpoints.NONE);
    }

    /**
     * Trains on the calling thread until the epochs are done or there is a reason to stop.
     *
     * @param network changed in place; afterwards it has the parameters of {@link TrainingResult#bestEpoch}; when training was
     *     {@link StoppedBy#INTERRUPTED}, those of the moment
     * @param training the rows to learn from; only read
     * @param validation rows that are only looked at; null: none
     * @param scorer scores the validation rows after every epoch; null, or no validation rows: no metrics
     * @param listener hears of every epoch; what it throws reaches the caller and leaves the network as it is
     * @param cancellation asked before every batch, of training and of validation
     * @param checkpoints keeps the training's state now and then, and may begin with what was kept: stopped at any batch and taken up
     *     again, the training ends with the same bits as if nothing had happened, in parameters, result and reports but for durations
     * @throws IllegalArgumentException if shapes do not fit, a target is not one that the loss accepts, or early stopping watches a metric
     *     that nothing yields
     */
    public static TrainingResult fit(
            Network network,
            Examples training,
            @Nullable Examples validation,
            TrainingSpec spec,
            @Nullable Scorer scorer,
            EpochListener listener,
            Cancellation cancellation,
            Checkpoints checkpoints) {
        if (!network.shapeOfInputs().embedded().isEmpty()) {
            Augmentations.requireCodesKept(spec.augmentation());
        }
        check(network, training, spec.loss(), "training");
        Validation validator = null;
        if (validation != null) {
            check(network, validation, spec.loss(), "validation");
            validator = new Validation(network, validation, spec.loss(), scorer);
        }
        Cores.enter();
        try (BestEpoch best = new BestEpoch(network, spec.earlyStopping(), validation != null, scorer)) {
            return new Trainer(network, training, validator, spec, listener, cancellation, checkpoints).run(best);
        } finally {
            Cores.leave();
        }
    }

    private TrainingResult run(BestEpoch best) {
        EpochOrder order = new EpochOrder(training.rows(), step.augmentations().oversampling(), spec.seed());
        int batches = Math.ceilDiv(order.rowCount(), batchSize);
        int observed = Math.max(1, order.rowCount() / batchSize) - 1;
        Schedule schedule = spec.learningRateSchedule().build(spec.learningRate(), spec.epochs(), batches);
        Cursor at = new Cursor();
        Checkpoint now = new Checkpoint(spec, batches, batchSize, at, step, schedule, health, best);
        checkpoints.begin(now);
        for (; at.epoch() <= spec.lastEpoch(); at.nextEpoch()) {
            int[] rows = order.of(at.epoch());
            for (; at.batch() < batches; at.nextBatch(step.loss())) {
                StoppedBy stop = stop(now);
                if (stop != null) {
                    return stopped(at, stop, best);
                }
                int from = at.batch() * batchSize;
                int count = Math.min(batchSize, order.rowCount() - from);
                BatchLoss loss = step.loss();
                training.gather(rows, from, count, step.inputs(), loss.targets(), loss.weights());
                if (!step.run(count, schedule.rate(at.epoch(), at.batch()), at.batch() == observed)) {
                    return diverged(at.epoch(), at.batch() + 1, step.findTrouble(count), best);
                }
            }
            if (validation != null && !validation.run(cancellation)) {
                StoppedBy stop = stop(now);
                return stopped(at, stop == null ? StoppedBy.CANCELLED : stop, best);
            }
            Double validationLoss = validation == null ? null : validation.loss();
            if (validationLoss != null && !Double.isFinite(validationLoss)) {
                Trouble trouble = new Trouble(network.outputPath(), "the validation loss overflowed");
                return diverged(at.epoch(), 0, trouble, best);
            }
            EpochReport report = report(at, validationLoss, schedule.rate(at.epoch(), batches - 1));
            schedule.epochEnded(validationLoss == null ? report.trainingLoss() : validationLoss);
            best.observe(report);
            step.monitor().beginEpoch();
            listener.epochCompleted(report);
            if (best.isOutOfPatience()) {
                return ended(at.epoch(), StoppedBy.EARLY_STOPPING, best.restore(), best);
            }
        }
        if (spec.lastEpoch() < spec.epochs()) {
            checkpoints.paused(now);
        }
        KeptEpoch kept = spec.earlyStopping() == null ? best.last() : best.restore();
        return ended(spec.lastEpoch(), StoppedBy.EPOCHS, kept, best);
    }

    /** Between two batches: keeps a checkpoint if one is due; null: go on. */
    private @Nullable StoppedBy stop(Checkpoint now) {
        // Asked first, so that who cancels to go on elsewhere gets the checkpoint of this very place.
        boolean cancelled = cancellation.isCancelled();
        if (checkpoints.isDue() && !checkpoints.save(now)) {
            return StoppedBy.INTERRUPTED;
        }
        return cancelled ? StoppedBy.CANCELLED : null;
    }

    private TrainingResult stopped(Cursor at, StoppedBy stop, BestEpoch best) {
        return result(at.epoch() - 1, stop, stop == StoppedBy.INTERRUPTED ? null : lastGood(best), null);
    }

    /** The end of a training whose every step was finite: whether the last one left a network that can answer, nobody has seen yet. */
    private TrainingResult ended(int epoch, StoppedBy stoppedBy, @Nullable KeptEpoch kept, BestEpoch best) {
        if (validation != null || answers(training.rows())) {
            return result(epoch, stoppedBy, kept, null);
        }
        Trouble trouble =
                new Trouble(network.outputPath(), "the loss of the training rows overflowed after its last step");
        return result(epoch, StoppedBy.DIVERGED, lastGood(best), divergence(epoch, 0, trouble));
    }

    /**
     * Gives the network the parameters of the best epoch, or those of the start where the best ones have no answer to the training rows: a
     * training loss is measured before the step that may ruin them.
     */
    private @Nullable KeptEpoch lastGood(BestEpoch best) {
        KeptEpoch kept = best.restore();
        int rows = cancellation.isInHaste() ? Math.min(ROWS_IN_HASTE, training.rows()) : training.rows();
        return kept == null || validation != null || answers(rows) ? kept : best.restoreStart();
    }

    /** Whether the network as it is has a finite answer to the first training rows. */
    private boolean answers(int rows) {
        Validation answers = new Validation(network, training, spec.loss(), null);
        return answers.run(rows, Cancellation.NEVER) && Double.isFinite(answers.loss());
    }

    private EpochReport report(Cursor at, @Nullable Double validationLoss, double learningRate) {
        Map<String, Double> metrics = validation == null ? Map.of() : validation.metrics();
        List<LayerDiagnostics> layers = step.monitor().afterEpoch();
        health.observe(layers);
        return new EpochReport(
                at.epoch(), at.trainingLoss(), validationLoss, metrics, layers, learningRate, at.duration());
    }

    private TrainingResult diverged(int epoch, int batch, Trouble trouble, BestEpoch best) {
        return result(epoch - 1, StoppedBy.DIVERGED, lastGood(best), divergence(epoch, batch, trouble));
    }

    private Divergence divergence(int epoch, int batch, Trouble trouble) {
        String advice = trouble.layer().equals("inputs")
                ? "remove rows whose values are not finite"
                : "try a learning rate ten times smaller than %s, and standardize inputs and targets"
                        .formatted(spec.learningRate());
        return new Divergence(epoch, batch, trouble.layer(), trouble.finding(), advice);
    }

    private TrainingResult result(
            int epochsRun, StoppedBy stoppedBy, @Nullable KeptEpoch kept, @Nullable Divergence divergence) {
        return kept == null
                ? new TrainingResult(epochsRun, 0, stoppedBy, null, null, divergence, health.findings())
                : new TrainingResult(
                        epochsRun,
                        kept.epoch(),
                        stoppedBy,
                        kept.trainingLoss(),
                        kept.validationLoss(),
                        divergence,
                        health.findings());
    }

    /** The class of each row, where a target is the number of a class or the answer to one yes/no question and somebody asks; else null. */
    private static int @Nullable [] classes(Network network, Examples training, TrainingSpec spec) {
        Loss loss = spec.loss();
        boolean classes = loss.outputActivation() == OutputActivation.SOFTMAX
                || (loss.outputActivation() == OutputActivation.SIGMOID && network.outputs() == 1);
        if (!classes || spec.augmentation().isEmpty()) {
            return null;
        }
        float[] target = new float[training.targetColumns()];
        int[] numbers = new int[training.rows()];
        for (int row = 0; row < numbers.length; row++) {
            training.copyTargets(row, 1, target, 0);
            numbers[row] = Math.round(target[0]);
        }
        return numbers;
    }

    private static void check(Network network, Examples examples, Loss loss, String part) {
        int columns = loss.targetColumns(network.outputs());
        if (examples.inputs() != network.inputs() || examples.targetColumns() != columns) {
            throw new IllegalArgumentException("%s examples must have %d inputs and %d target columns, got %d and %d"
                    .formatted(part, network.inputs(), columns, examples.inputs(), examples.targetColumns()));
        }
        float[] targets = new float[columns];
        for (int row = 0; row < examples.rows(); row++) {
            examples.copyTargets(row, 1, targets, 0);
            for (float target : targets) {
                if (!loss.accepts(target, network.outputs())) {
                    throw new IllegalArgumentException("the target of %s row %d must be %s, got %s"
                            .formatted(part, row, loss.acceptedTargets(network.outputs()), target));
                }
            }
        }
    }
}
