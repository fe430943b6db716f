package io.lamina.table.preprocessing;

import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.PredictionError;
import io.lamina.table.encoding.PredictionWarning;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstanceEncoderTest {
    private final Table table = dataset("penguins").table();
    private final Pipeline pipeline =
            Pipeline.fit(table, rows(344), Features.allBut(table, "species"), PreprocessingSpec.DEFAULT);
    private final InstanceEncoder encoder = pipeline.forInstances();
    private final Findings findings = new Findings();

    private Map<String, @Nullable Object> instance(int row) {
        Map<String, @Nullable Object> instance = new HashMap<>();
        for (Column column : table.columns()) {
            instance.put(column.name(), column.value(row));
        }
        return instance;
    }

    private float[] encode(Map<String, @Nullable Object> instance) {
        float[] target = new float[encoder.width()];
        encoder.transform(instance, target, 0, findings);
        return target;
    }

    @Test
    void aRequestGivesTheSameBitsAsTheTable() {
        for (int row = 0; row < 344; row++) {
            assertThat(encode(instance(row))).isEqualTo(pipeline.transform(table, new int[] {row}));
        }
        assertThat(findings.errors()).isEmpty();
    }

    @Test
    void aValueThatIsAbsentIsMissing() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.remove("body_mass_g");
        Map<String, @Nullable Object> withNull = instance(0);
        withNull.put("body_mass_g", null);
        assertThat(encode(instance)).isEqualTo(encode(withNull));
        assertThat(findings.warnings())
                .hasSize(2)
                .containsOnly(new PredictionWarning(
                        "body_mass_g", "missing_value", "missing, taken as the training median 4050"));
    }

    @Test
    void theTargetAndOtherColumnsOfTheTableAreIgnored() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.put("species", "a lie");
        assertThat(encode(instance)).isEqualTo(encode(instance(0)));
        assertThat(findings.errors()).isEmpty();
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void everyErrorOfARowIsFound() {
        Map<String, @Nullable Object> instance = instance(0);
        instance.put("bill_length_mm", 1.0);
        instance.put("body_mass_g", "heavy");
        instance.put("beak_depth_mm", true);
        instance.put("island", "Atlantis");
        encode(instance);
        assertThat(findings.errors())
                .containsExactlyInAnyOrder(
                        new PredictionError(
                                "bill_length_mm",
                                PredictionError.UNKNOWN_COLUMN,
                                "is no input of this model; its inputs are island, beak_length_mm, beak_depth_mm,"
                                        + " flipper_length_mm, body_mass_g, sex"),
                        new PredictionError(
                                "body_mass_g", PredictionError.WRONG_TYPE, "must be a finite number, got \"heavy\""),
                        new PredictionError(
                                "beak_depth_mm", PredictionError.WRONG_TYPE, "must be a finite number, got true"));
        assertThat(findings.warnings()).extracting(PredictionWarning::code).containsExactly("unseen_category");
    }
}
