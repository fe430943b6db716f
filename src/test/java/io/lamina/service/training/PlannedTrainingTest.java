package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.PlannedTraining.Estimates;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannedTrainingTest {
    /** 90 rows of one class and 10 of the other, all of which are trained on. */
    private static final String RARE = IntStream.range(0, 100)
            .mapToObj(i -> i % 17 + "," + (i % 10 == 0 ? "rare" : "usual") + "\n")
            .reduce("x,y\n", String::concat);

    private static final String SETTINGS = "\"target\": \"y\", \"validation\": {\"strategy\": \"none\"},"
            + " \"network\": {\"hiddenLayers\": [{\"units\": %d}]}, \"batchSize\": 10, \"epochs\": 3,"
            + " \"augmentation\": [%s]";

    /** A second for each row and parameter. */
    private static final TrainingSpeed SPEED = new TrainingSpeed(0, 0, 1);

    private static Estimates estimates(String augmentation) {
        return resolved(8, augmentation, 1).estimates(SPEED);
    }

    private static Resolution.Resolved resolved(int units, String augmentation, int workers) {
        return Resolving.resolved(RARE, SETTINGS.formatted(units, augmentation), workers);
    }

    private static String oversampling(double ratio) {
        return "{\"type\": \"minority_oversampling\", \"ratio\": " + ratio + "}";
    }

    @Test
    void rowsThatAreRepeatedTakeMemoryAndTime() {
        Estimates plain = estimates("");
        Estimates repeated = estimates(oversampling(1));
        assertThat(repeated.memoryBytes() - plain.memoryBytes())
                .as("the numbers of 2 · 90 rows, and three of each of 100")
                .isEqualTo(4 * (180 + 3 * 100));
        assertThat(plain.durationSeconds()).isCloseTo(3.0 * 100 * plain.parameterCount(), within(1e-9));
        assertThat(repeated.durationSeconds()).isCloseTo(3.0 * 180 * plain.parameterCount(), within(1e-9));
        assertThat(estimates(oversampling(0.5)).durationSeconds())
                .isCloseTo(3.0 * (90 + 45) * plain.parameterCount(), within(1e-9));
        assertThat(estimates(oversampling(0.1))).as("nothing is repeated").isEqualTo(plain);
    }

    @Test
    void whatDiffersInSettingsIsEstimatedAsIfItWereResolved() {
        Resolution.Resolved small = resolved(8, "", 1);
        TrainingConfiguration other = Resolving.request(SETTINGS.formatted(300, oversampling(1)));
        assertThat(small.estimates(other, SPEED))
                .isEqualTo(resolved(300, oversampling(1), 1).estimates(SPEED));
        TrainingConfiguration open = Resolving.request("\"target\": \"y\"");
        Resolution.Resolved chosen =
                Resolving.resolved(RARE, "\"target\": \"y\", \"validation\": {\"strategy\": \"none\"}", 1);
        assertThat(small.estimates(open, SPEED)).as("what is left to Lamina").isEqualTo(chosen.estimates(SPEED));
    }

    @Test
    void whatOnlyLacksMemoryIsToldFromWhatIsWrong() {
        int crowd = 1 << 20;
        assertThatThrownBy(() -> resolved(4_000, "", crowd)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.type()).isEqualTo(ProblemType.OUT_OF_MEMORY);
            assertThat(refused.errors()).hasSize(1);
            assertThat(refused.errors().getFirst().pointer()).isEqualTo("/network/hiddenLayers");
            assertThat(refused.detail())
                    .contains("each of " + crowd + " workers has")
                    .endsWith("or give the process more memory or fewer workers (LAMINA_WORKERS)");
        });
        assertThatThrownBy(() -> resolved(4_000, "\"mixup\", \"mixup\"", crowd))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
                    assertThat(refused.errors().stream().map(error -> error.pointer()))
                            .isEqualTo(List.of("/augmentation/1", "/network/hiddenLayers"));
                });
    }
}
