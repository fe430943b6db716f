package io.lamina.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.Network;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.optimizer.Sgd;
import io.lamina.nn.schedule.Cosine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final NetworkSpec LAYERS = Tables.layers(new Relu(), 0.2, 12, 8);
    private static final OptimizerSpec ADAM = new Adam(0.01, 0.9, 0.999, 1e-8, 0);

    private final Examples training = Tables.clouds(150, 1);
    private final Examples validation = Tables.clouds(60, 2);
    private final Network network = Network.create(LAYERS, 4, 3, 9);
    private final List<EpochReport> reports = new ArrayList<>();

    @AfterEach
    void close() {
        training.close();
        validation.close();
    }

    @Test
    void lossFallsAndEveryEpochIsReported() {
        TrainingResult result = fit(spec(ADAM, 30, 16, null), Cancellation.NEVER);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.EPOCHS);
        assertThat(result.epochsRun()).isEqualTo(30);
        assertThat(result.bestEpoch()).isEqualTo(30);
        assertThat(result.divergence()).isNull();
        assertThat(reports.stream().map(EpochReport::epoch)).hasSize(30).startsWith(1, 2, 3);
        assertThat(reports.getLast().trainingLoss())
                .isLessThan(reports.getFirst().trainingLoss() / 2);
        assertThat(reports.getLast().validationLoss())
                .isEqualTo(result.validationLoss())
                .isLessThan(0.6);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.learningRate()).isEqualTo(0.01);
            assertThat(report.duration()).isPositive();
        });
    }

    @Test
    void trainingToALastEpochIsTheBeginningOfTheWholeOne() {
        List<EpochReport> whole = new ArrayList<>();
        Trainer.fit(
                Network.create(LAYERS, 4, 3, 9),
                training,
                validation,
                scheduled(20),
                null,
                whole::add,
                Cancellation.NEVER);
        TrainingResult result = fit(scheduled(7), Cancellation.NEVER);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.EPOCHS);
        assertThat(result.bestEpoch()).isEqualTo(7);
        assertThat(reports)
                .extracting(EpochReport::learningRate, EpochReport::trainingLoss, EpochReport::validationLoss)
                .containsExactlyElementsOf(whole.subList(0, 7).stream()
                        .map(report -> tuple(report.learningRate(), report.trainingLoss(), report.validationLoss()))
                        .toList());
        assertThatThrownBy(() -> scheduled(21)).hasMessage("lastEpoch must be from 1 to epochs, which is 20, got 21");
    }

    /** Twenty epochs down to a learning rate of 0, of which some are trained. */
    private static TrainingSpec scheduled(int lastEpoch) {
        return new TrainingSpec(
                new CrossEntropy(0),
                ADAM,
                new Cosine(null, 0, 0),
                Regularization.NONE,
                null,
                List.of(),
                20,
                lastEpoch,
                16,
                null,
                3);
    }

    @Test
    void sameSeedGivesSameBitsAlsoBesideOtherTrainings() throws Exception {
        List<float[]> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<float[]>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(threads.submit(() -> trained(1)));
            }
            for (Future<float[]> future : futures) {
                results.add(future.get());
            }
        }
        float[] alone = trained(1);
        assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(alone));
        assertThat(trained(2)).isNotEqualTo(alone);
    }

    @Test
    void earlyStoppingRestoresTheBestEpoch() {
        EarlyStopping rule = new EarlyStopping("validationLoss", 5, 0);
        List<float[]> after = new ArrayList<>();
        TrainingResult result = Trainer.fit(
                network,
                training,
                validation,
                spec(new Adam(0.1, 0.9, 0.999, 1e-8, 0), 500, 16, rule),
                null,
                report -> {
                    reports.add(report);
                    after.add(Tables.parameters(network));
                },
                Cancellation.NEVER);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.EARLY_STOPPING);
        assertThat(result.epochsRun()).isEqualTo(result.bestEpoch() + 5).isLessThan(500);
        double best = Objects.requireNonNull(result.validationLoss());
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.validationLoss()).isGreaterThanOrEqualTo(best));
        assertThat(reports.get(result.bestEpoch() - 1).validationLoss()).isEqualTo(best);
        assertThat(Tables.parameters(network)).isEqualTo(after.get(result.bestEpoch() - 1));
    }

    @Test
    void aScorersMetricIsReportedAndCanStopTraining() {
        Scorer scorer = new CountingScorer();
        TrainingResult result = Trainer.fit(
                network,
                training,
                validation,
                spec(ADAM, 100, 16, new EarlyStopping("rise", 3, 0)),
                scorer,
                reports::add,
                Cancellation.NEVER);
        assertThat(reports.getFirst().metrics()).containsExactly(Map.entry("rise", 1.0), Map.entry("ones", 60.0));
        assertThat(result.bestEpoch()).isEqualTo(4);
        assertThat(result.epochsRun()).isEqualTo(7);
    }

    @Test
    void minDeltaAsksForMoreThanAnyImprovement() {
        TrainingResult result = fit(spec(ADAM, 100, 150, new EarlyStopping("trainingLoss", 2, 10)), Cancellation.NEVER);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.epochsRun()).isEqualTo(3);
    }

    @Test
    void withoutValidationRowsTheTrainingLossIsWatched() {
        TrainingResult result = Trainer.fit(
                network,
                training,
                null,
                spec(ADAM, 40, 16, new EarlyStopping("validationLoss", 2, 0)),
                null,
                reports::add,
                Cancellation.NEVER);
        double best = reports.get(result.bestEpoch() - 1).trainingLoss();
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.validationLoss()).isNull();
            assertThat(report.trainingLoss()).isGreaterThanOrEqualTo(best);
        });
        assertThat(result.trainingLoss()).isEqualTo(best);
    }

    @Test
    void cancellingKeepsTheBestParametersSoFar() {
        List<float[]> after = new ArrayList<>();
        TrainingResult result = Trainer.fit(
                network,
                training,
                validation,
                spec(ADAM, 1_000, 16, null),
                null,
                report -> {
                    reports.add(report);
                    after.add(Tables.parameters(network));
                },
                () -> reports.size() == 6);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.CANCELLED);
        assertThat(result.epochsRun()).isEqualTo(6);
        assertThat(Tables.parameters(network)).isEqualTo(after.get(result.bestEpoch() - 1));
    }

    @Test
    void cancellingBeforeTheFirstBatchLeavesTheNetworkAsItWas() {
        float[] before = Tables.parameters(network);
        TrainingResult result = fit(spec(ADAM, 10, 16, null), () -> true);
        assertThat(result).isEqualTo(new TrainingResult(0, 0, StoppedBy.CANCELLED, null, null, null, List.of()));
        assertThat(Tables.parameters(network)).isEqualTo(before);
    }

    @Test
    void cancellationIsAskedBeforeEveryBatchOfTrainingAndOfValidation() {
        int[] asked = {0};
        fit(spec(ADAM, 2, 40, null), () -> {
            asked[0]++;
            return false;
        });
        assertThat(asked[0])
                .as("two epochs of four batches and one of validation")
                .isEqualTo(10);
    }

    @Test
    void divergenceNamesPlaceAndAdviceAndKeepsTheLastGoodParameters() {
        float[] before = Tables.parameters(network);
        TrainingResult result = fit(spec(new Sgd(1000.0, 0.9, false, 0), 50, 16, null), Cancellation.NEVER);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.DIVERGED);
        Divergence divergence = Objects.requireNonNull(result.divergence());
        assertThat(divergence.epoch()).isEqualTo(result.epochsRun() + 1);
        assertThat(divergence.batch()).isBetween(1, 10);
        assertThat(divergence.layer()).isIn("network.hiddenLayers.0", "network.hiddenLayers.1", "output layer");
        assertThat(divergence.advice()).contains("learning rate ten times smaller than 1000.0");
        for (float parameter : Tables.parameters(network)) {
            assertThat(parameter).isFinite();
        }
        assertThat(result.bestEpoch() > 0 || Arrays.equals(before, Tables.parameters(network)))
                .isTrue();
    }

    @Test
    void aRowThatIsNotFiniteIsFound() {
        training.set(77, new float[] {1f, Float.NaN, 0f, 0f}, 0, new float[] {1f}, 0);
        TrainingResult result = fit(spec(ADAM, 3, 10, null), Cancellation.NEVER);
        assertThat(result.stoppedBy()).isEqualTo(StoppedBy.DIVERGED);
        assertThat(result.divergence()).extracting(Divergence::layer).isEqualTo("inputs");
    }

    @Test
    void aBatchLargerThanTheTableIsTheTable() {
        TrainingResult large = fit(spec(ADAM, 3, 1_000_000, null), Cancellation.NEVER);
        Network second = Network.create(LAYERS, 4, 3, 9);
        TrainingResult exact = Trainer.fit(
                second, training, validation, spec(ADAM, 3, 150, null), null, reports::add, Cancellation.NEVER);
        assertThat(large).isEqualTo(exact);
    }

    @Test
    void theTrainingLossIsTheMeanOverRowsWhateverTheBatches() {
        // A rate so small that the parameters stay, and no dropout: every batching measures the same network.
        Network still = Network.create(Tables.layers(new Tanh(), 0, 6), 4, 3, 9);
        for (int batchSize : new int[] {1, 16, 149, 150}) {
            TrainingSpec spec = spec(new Sgd(1e-12, 0, false, 0), 1, batchSize, null);
            Trainer.fit(still, training, training, spec, null, reports::add, Cancellation.NEVER);
        }
        double expected = reports.getFirst().trainingLoss();
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.trainingLoss()).isCloseTo(expected, within(1e-6));
            assertThat(report.validationLoss()).isCloseTo(expected, within(1e-6));
        });
    }

    @Test
    void refusesWhatDoesNotFitBeforeTraining() {
        TrainingSpec mse = new TrainingSpec(new Mse(), ADAM, Regularization.NONE, 1, 1, null, 0);
        assertThatThrownBy(() -> fit(mse, Cancellation.NEVER))
                .hasMessage("training examples must have 4 inputs and 3 target columns, got 4 and 1");
        assertThatThrownBy(() -> fit(spec(ADAM, 1, 1, new EarlyStopping("f1", 1, 0)), Cancellation.NEVER))
                .hasMessage("earlyStopping.metric must be one of [trainingLoss, validationLoss], got f1");
        validation.set(5, new float[4], 0, new float[] {3f}, 0);
        assertThatThrownBy(() -> fit(spec(ADAM, 1, 1, null), Cancellation.NEVER))
                .hasMessage("the target of validation row 5 must be a class index from 0 to 2, got 3.0");
        assertThatThrownBy(() -> spec(new Sgd(null, 0, false, 0), 1, 1, null))
                .hasMessage("optimizer.learningRate must be chosen before training, got auto");
    }

    private TrainingResult fit(TrainingSpec spec, Cancellation cancellation) {
        return Trainer.fit(network, training, validation, spec, null, reports::add, cancellation);
    }

    private float[] trained(long seed) {
        Network own = Network.create(LAYERS, 4, 3, seed);
        TrainingSpec spec =
                new TrainingSpec(new CrossEntropy(0), ADAM, new Regularization(1e-4, 1e-4), 10, 16, null, seed);
        Trainer.fit(own, training, validation, spec, null, report -> {}, Cancellation.NEVER);
        return Tables.parameters(own);
    }

    private static TrainingSpec spec(
            OptimizerSpec optimizer, int epochs, int batchSize, @Nullable EarlyStopping earlyStopping) {
        return new TrainingSpec(
                new CrossEntropy(0), optimizer, Regularization.NONE, epochs, batchSize, earlyStopping, 4);
    }

    /** Rises for four epochs and stays; and the number of rows whose probabilities sum to one. */
    private static final class CountingScorer implements Scorer {
        private int epochs;

        @Override
        public List<ScoredMetric> metrics() {
            return List.of(new ScoredMetric("rise", true), new ScoredMetric("ones", true));
        }

        @Override
        public double[] score(float[] predictions, float[] targets, int rows) {
            epochs++;
            int ones = 0;
            for (int row = 0; row < rows; row++) {
                float sum = predictions[3 * row] + predictions[3 * row + 1] + predictions[3 * row + 2];
                ones += Math.abs(sum - 1) < 1e-5 && targets[row] == row % 3 ? 1 : 0;
            }
            return new double[] {Math.min(epochs, 4), ones};
        }
    }
}
