package io.lamina.table.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.scaling.AffineScale;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value of a request is taken for. */
class ValueRulesTest {
    private final ColumnEncoder number = new ScaledNumber("n", new AffineScale(0, 1), 4.5, "training median", 1, 10);
    private final ColumnEncoder levels = new OneHotLevels("c", List.of("10", "5.0", "A", "true"), false, false, "A");
    private final ColumnEncoder truth = new TruthValue("b", true);
    private final Findings findings = new Findings();

    private float[] encode(ColumnEncoder encoder, @Nullable Object value) {
        float[] target = new float[encoder.width()];
        encoder.encode(value, target, 0, findings);
        return target;
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1", " 5.1 ", "+5.1", "51e-1"})
    void textThatIsANumberIsTaken(String text) {
        assertThat(encode(number, text)).containsExactly(5.1f);
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void numbersOfAnyKindAreTaken() {
        assertThat(encode(number, 5)).containsExactly(5);
        assertThat(encode(number, 5L)).containsExactly(5);
        assertThat(encode(number, new java.math.BigDecimal("5.5"))).containsExactly(5.5f);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void textWhereANumberBelongsIsAnError() {
        encode(number, "tall");
        encode(number, true);
        encode(number, "1e400");
        encode(number, "12%");
        assertThat(findings.errors())
                .extracting(PredictionError::detail)
                .containsExactly(
                        "must be a finite number, got \"tall\"",
                        "must be a finite number, got true",
                        "must be a finite number, got \"1e400\"",
                        "must be a finite number, got \"12%\"");
        assertThat(findings.errors()).extracting(PredictionError::code).containsOnly(PredictionError.WRONG_TYPE);
    }

    @Test
    void aNumberOutsideTheTrainingRangeIsUsedWithAWarning() {
        assertThat(encode(number, 10)).containsExactly(10);
        assertThat(findings.warnings()).isEmpty();
        assertThat(encode(number, 10.5)).containsExactly(10.5f);
        assertThat(findings.warnings())
                .containsExactly(new PredictionWarning(
                        "n", PredictionWarning.OUT_OF_RANGE, "10.5 is outside the training range 1 to 10"));
    }

    @Test
    void aMissingNumberIsTheFill() {
        assertThat(encode(number, null)).containsExactly(4.5f);
        assertThat(findings.warnings())
                .containsExactly(new PredictionWarning(
                        "n", PredictionWarning.MISSING_VALUE, "missing, taken as the training median 4.5"));
    }

    @Test
    void aNumberSentForLabelsIsMatchedByItsTextThenByItsValue() {
        assertThat(encode(levels, 10.0)).containsExactly(1, 0, 0, 0);
        assertThat(encode(levels, 10)).containsExactly(1, 0, 0, 0);
        assertThat(encode(levels, 5.0)).containsExactly(0, 1, 0, 0);
        assertThat(encode(levels, true)).containsExactly(0, 0, 0, 1);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void textSentForLabelsIsMatchedExactly() {
        assertThat(encode(levels, "A")).containsExactly(0, 0, 1, 0);
        assertThat(encode(levels, "a")).containsOnly(0);
        assertThat(encode(levels, "5")).containsOnly(0);
        assertThat(findings.warnings())
                .contains(new PredictionWarning(
                        "c",
                        PredictionWarning.UNSEEN_CATEGORY,
                        "\"a\" is none of the 4 levels of training, taken as none of them"));
    }

    @Test
    void anUnseenLabelIsTheLevelOtherIfThereIsOne() {
        ColumnEncoder capped = new OneHotLevels("c", List.of("A"), true, true, "A");
        assertThat(encode(capped, "B")).containsExactly(0, 0, 1);
        assertThat(encode(capped, null)).containsExactly(0, 1, 0);
    }

    @Test
    void aMissingLabelIsTheMostFrequentIfTrainingLackedNone() {
        assertThat(encode(levels, null)).containsExactly(0, 0, 1, 0);
        assertThat(findings.warnings().getFirst().detail())
                .isEqualTo("missing, taken as most frequent training level \"A\"");
    }

    @Test
    void truthIsTakenInEveryFormThatFilesHave() {
        for (Object yes : new Object[] {true, "true", "YES", " True ", 1, 1.0, "1"}) {
            assertThat(encode(truth, yes)).containsExactly(1);
        }
        for (Object no : new Object[] {false, "false", "No", 0, "0"}) {
            assertThat(encode(truth, no)).containsExactly(0);
        }
        assertThat(findings.errors()).isEmpty();
        encode(truth, "maybe");
        encode(truth, 2);
        assertThat(findings.errors()).hasSize(2);
    }

    @Test
    void theEndOfAYearLiesBesideItsBeginning() {
        ColumnEncoder dates = new DatetimeCycles("d", new AffineScale(0, 1e9), 0, "training median", 0, 2e9, false);
        float[] lastDay = encode(dates, "2011-12-31");
        float[] firstDay = encode(dates, "2012-01-01");
        float[] summer = encode(dates, "2012-07-01");
        assertThat(Math.abs(lastDay[1] - firstDay[1])).isLessThan(0.02f);
        assertThat(firstDay[2]).isEqualTo(1);
        assertThat(summer[2]).isLessThan(-0.99f);
        assertThat(LocalDate.of(2012, 1, 2).getDayOfWeek().getValue()).isEqualTo(1);
        float[] monday = encode(dates, "2012-01-02");
        assertThat(monday[3]).isZero();
        assertThat(monday[4]).isEqualTo(1);
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void aDateMustBeIsoText() {
        ColumnEncoder dates = new DatetimeCycles("d", new AffineScale(0, 1e9), 0, "training median", 0, 2e9, false);
        encode(dates, "31.12.2011");
        encode(dates, 20111231);
        assertThat(findings.errors())
                .extracting(PredictionError::detail)
                .allSatisfy(detail -> assertThat(detail).startsWith("must be an ISO 8601 date"));
    }
}
