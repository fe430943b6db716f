package io.lamina.table.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.scaling.AffineScale;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a network's reconstruction of a column is taken for. */
class DecodingTest {
    private static final double DAY = 86_400;

    private final Findings findings = new Findings();

    private @Nullable Object decode(ColumnEncoder encoder, float... values) {
        return encoder.decode(values, 0, findings);
    }

    private void assertNoValue(String detail) {
        assertThat(findings.warnings()).containsExactly(new PredictionWarning("x", PredictionWarning.NO_VALUE, detail));
    }

    @Test
    void aNumberComesBackInTheUnitOfItsColumn() {
        ColumnEncoder number = new ScaledNumber("x", new AffineScale(50, 10), 4.5, "training median", 1, 10);
        assertThat(decode(number, -1.5f)).isEqualTo(35.0);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void aNumberBeyondADoubleIsNone() {
        ColumnEncoder number = new ScaledNumber("x", new AffineScale(0, 1e300), 0, "training median", 0, 1e300);
        assertThat(decode(number, 1e30f)).isNull();
        assertNoValue("the reconstruction is beyond every number");
    }

    @Test
    void theLevelOfTheLargestNumberIsTheLabelAndTheFirstOfEquals() {
        ColumnEncoder levels = new OneHotLevels("x", List.of("a", "b", "c"), false, false, "a");
        assertThat(decode(levels, -0.5f, 0.4f, 0.3f)).isEqualTo("b");
        assertThat(decode(levels, 0.1f, 0.7f, 0.7f)).isEqualTo("b");
        assertThat(decode(levels, 0, 0, 0)).isEqualTo("a");
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void aMissingValueIsReconstructedAsNone() {
        assertThat(decode(new OneHotLevels("x", List.of("a", "b"), true, true, "a"), 0.1f, 0.2f, 0.6f, 0.5f))
                .isNull();
        assertNoValue("the reconstruction is most like a missing value");
    }

    @Test
    void aCategoryThatWasNotKeptHasNoName() {
        assertThat(decode(new OneHotLevels("x", List.of("a", "b"), false, true, "a"), 0.1f, 0.2f, 0.6f))
                .isNull();
        assertNoValue("the reconstruction is most like a category that is none of the 2 levels of training");
    }

    @Test
    void truthIsWhatIsNearer() {
        ColumnEncoder truth = new TruthValue("x", true);
        assertThat(decode(truth, 0.49f)).isEqualTo(false);
        assertThat(decode(truth, 0.5f)).isEqualTo(true);
        assertThat(decode(truth, -3f)).isEqualTo(false);
    }

    @Test
    void aDateComesBackToTheDayAndATimeToTheSecond() {
        ColumnEncoder dates =
                new DatetimeCycles("x", new AffineScale(10_000 * DAY, DAY), 0, "training median", 0, 2e9, false);
        assertThat(decode(dates, 1.4f, 0, 0, 0, 0)).isEqualTo("1997-05-20");
        assertThat(decode(dates, 1.6f, 0, 0, 0, 0)).isEqualTo("1997-05-21");
        ColumnEncoder times =
                new DatetimeCycles("x", new AffineScale(10_000 * DAY, DAY), 0, "training median", 0, 2e9, true);
        assertThat(decode(times, 1.5f, 0, 0, 0, 0, 0, 0)).isEqualTo("1997-05-20T12:00:00Z");
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void aMomentThatNoFileCanHoldIsNone() {
        ColumnEncoder dates = new DatetimeCycles("x", new AffineScale(0, 1e9), 0, "training median", 0, 2e9, false);
        assertThat(decode(dates, 1e30f, 0, 0, 0, 0)).isNull();
        assertNoValue("the reconstruction is beyond every date");
        assertThat(decode(dates, 300, 0, 0, 0, 0)).isNull();
        assertThat(findings.warnings().getLast().detail())
                .isEqualTo("the reconstruction is not in the years 0 to 9999");
    }
}
