package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.nn.train.EarlyStopping;
import io.lamina.service.problem.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTest {
    private static final String NO_VALIDATION = ", \"validation\": {\"strategy\": \"none\"}";
    private static final String FOLDS = ", \"validation\": {\"strategy\": \"k_fold\"%s}";

    private static String table(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> row * 7 % 13 + "," + (row % 3 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n", "x,y\n", "\n"));
    }

    private static TrainingConfiguration resolved(int rows, String settings) {
        return Resolving.resolved(table(rows), "\"target\": \"y\"" + settings, 1)
                .plan()
                .configuration();
    }

    private static @Nullable String watched(int rows, String settings) {
        EarlyStopping stopping = resolved(rows, settings).earlyStopping();
        return stopping == null ? null : stopping.metric();
    }

    private static String stopping(String metric) {
        return ", \"earlyStopping\": {\"metric\": \"" + metric + "\", \"patience\": 3}";
    }

    private static void assertRefused(int rows, String settings, String pointer, String detail) {
        assertThatThrownBy(() -> resolved(rows, settings))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.detail()).isEqualTo(detail);
                        }));
    }

    @Test
    void aTableOfTheTargetAloneIsRefusedInAWholeSentence() {
        assertThatThrownBy(() -> Resolving.resolved("y\na\nb\n", "\"target\": \"y\"", 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/features");
                            assertThat(error.detail())
                                    .isEqualTo(
                                            "no feature is left to learn from: the dataset has no column but the target");
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"validationLoss", "accuracy"})
    void whatIsWatchedByNameNeedsRowsKeptBack(String metric) {
        String detail =
                "\"" + metric + "\" is of rows kept back, and none are; take \"trainingLoss\", earlyStopping \"none\","
                        + " or a validation that keeps some back";
        String pointer = "/earlyStopping/metric";
        assertRefused(90, NO_VALIDATION + stopping(metric), pointer, detail);
        assertRefused(12, stopping(metric), pointer, detail);
        assertRefused(90, FOLDS.formatted(", \"validationFraction\": 0") + stopping(metric), pointer, detail);
        assertThat(watched(90, stopping(metric))).isEqualTo(metric);
    }

    @Test
    void whatIsWatchedByDefaultGoesWithoutRowsKeptBack() {
        for (String left : new String[] {"", ", \"earlyStopping\": {\"patience\": 3}", stopping("auto")}) {
            assertThat(watched(90, NO_VALIDATION + left)).as(left).isNull();
            assertThat(watched(90, FOLDS.formatted("") + left)).as(left).isNull();
            assertThat(watched(90, left)).as(left).isEqualTo("validationLoss");
        }
        assertThat(watched(90, NO_VALIDATION + stopping("trainingLoss"))).isEqualTo("trainingLoss");
    }

    @Test
    void foldsKeepRowsBackForWhatIsWatchedByName() {
        TrainingConfiguration named = resolved(90, FOLDS.formatted("") + stopping("validationLoss"));
        assertThat(named.earlyStopping()).isEqualTo(new EarlyStopping("validationLoss", 3, 0));
        assertThat(named.reasons()).containsKey("validation.validationFraction");
    }
}
