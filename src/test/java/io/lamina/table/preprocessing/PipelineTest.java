package io.lamina.table.preprocessing;

import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.dataset;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.category.OneHot;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.Findings;
import io.lamina.table.encoding.Input;
import io.lamina.table.encoding.ScaledNumber;
import io.lamina.table.imputation.Mean;
import io.lamina.table.scaling.MinMax;
import io.lamina.table.split.Holdout;
import io.lamina.table.split.Split;
import io.lamina.table.text.Ignore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private static Pipeline fit(Table table, String target) {
        return Pipeline.fit(table, rows(table.rowCount()), Features.allBut(table, target), PreprocessingSpec.DEFAULT);
    }

    @Test
    void penguinsBecomeTenInputs() {
        Pipeline pipeline = fit(dataset("penguins").table(), "species");
        // Three islands, four measurements, two sexes and one for those that are missing.
        assertThat(pipeline.width()).isEqualTo(10);
        assertThat(pipeline.leftOut()).isEmpty();
        assertThat(pipeline.ignored()).containsExactly("species");
        assertThat(pipeline.inputs())
                .extracting(Input::name)
                .containsExactly(
                        "island", "beak_length_mm", "beak_depth_mm", "flipper_length_mm", "body_mass_g", "sex");
        assertThat(pipeline.inputs().getFirst().categories()).containsExactly("Biscoe", "Dream", "Torgersen");
        assertThat(pipeline.inputs().get(1).min()).isEqualTo(32.1);
        assertThat(pipeline.inputs().get(1).max()).isEqualTo(59.6);
        assertThat(pipeline.inputs().get(1).missing()).isEqualTo("training median 44.45");
        assertThat(pipeline.inputs().get(5).missing()).isEqualTo("a level of its own");
    }

    @Test
    void decodedInputsAreTheRowAgain() {
        Table table = dataset("penguins").table();
        Pipeline pipeline = fit(table, "species");
        float[] inputs = new float[pipeline.width() + 1];
        pipeline.transform(table, 0, inputs, 1);
        Findings findings = new Findings();
        Map<String, @Nullable Object> row = pipeline.decode(inputs, 1, findings);
        assertThat(row.keySet())
                .containsExactlyElementsOf(
                        pipeline.encoders().stream().map(ColumnEncoder::column).toList());
        assertThat(row).containsEntry("island", "Torgersen").containsEntry("sex", "MALE");
        assertThat((Double) row.get("beak_length_mm")).isCloseTo(39.1, within(1e-5));
        assertThat((Double) row.get("body_mass_g")).isCloseTo(3750, within(1e-3));
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void withoutATargetEveryColumnIsAFeature() {
        Table table = dataset("penguins").table();
        assertThat(Features.allBut(table).columns()).isEqualTo(table.columnNames());
        assertThat(Features.named(table, null, List.of("species")).columns()).containsExactly("species");
    }

    @Test
    void statisticsComeFromTheTrainingRowsAlone() {
        String calm = IntStream.range(0, 100)
                .mapToObj(i -> (i % 10) + ".5,level" + i % 3 + ",2012-01-" + (10 + i % 10) + "," + (i % 2 == 0))
                .collect(Collectors.joining("\n"));
        Table table = csv("x,c,d,b\n" + calm + "\n1e9,planted,2099-01-01,NA\n");
        int[] training = rows(100);
        Table without = csv("x,c,d,b\n" + calm + "\n");
        Pipeline planted = Pipeline.fit(
                table,
                training,
                new Features(table.columnNames(), Set.copyOf(table.columnNames()), false),
                PreprocessingSpec.DEFAULT);
        Pipeline clean = Pipeline.fit(
                without,
                training,
                new Features(table.columnNames(), Set.copyOf(table.columnNames()), false),
                PreprocessingSpec.DEFAULT);
        assertThat(planted).isEqualTo(clean);
        Pipeline leaking = Pipeline.fit(
                table,
                rows(101),
                new Features(table.columnNames(), Set.copyOf(table.columnNames()), false),
                PreprocessingSpec.DEFAULT);
        assertThat(leaking).isNotEqualTo(clean);
    }

    @Test
    void anOutlierInTheValidationPartChangesNothing() {
        Table table = dataset("iris").table();
        int[] all = rows(150);
        Split split = new Holdout(0.2, 0.0, false).splits(table, all, null, 42).getFirst();
        Pipeline before =
                Pipeline.fit(table, split.training(), Features.allBut(table, "species"), PreprocessingSpec.DEFAULT);
        String text = IntStream.range(0, 150)
                .mapToObj(row -> table.columns().stream()
                        .map(column ->
                                row == split.validation()[0] && !column.name().equals("species")
                                        ? "1e12"
                                        : column.text(row))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", String.join(",", table.columnNames()) + "\n", "\n"));
        Table planted = csv(text);
        assertThat(planted.column("petal_width_cm").number(split.validation()[0]))
                .isEqualTo(1e12);
        assertThat(Pipeline.fit(
                        planted, split.training(), Features.allBut(table, "species"), PreprocessingSpec.DEFAULT))
                .isEqualTo(before);
    }

    @Test
    void trainingInputsAreStandardised() {
        Table table = dataset("wine").table();
        Pipeline pipeline = fit(table, "cultivar");
        float[] inputs = pipeline.transform(table, rows(178));
        int width = pipeline.width();
        for (int input = 0; input < width; input++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < 178; row++) {
                double value = inputs[row * width + input];
                sum += value;
                squares += value * value;
            }
            assertThat(sum / 178).isBetween(-1e-6, 1e-6);
            assertThat(squares / 178).isBetween(1 - 1e-5, 1 + 1e-5);
        }
    }

    @Test
    void oneRowGivesTheSameBitsAsMany() {
        Table table = dataset("penguins").table();
        Pipeline pipeline = fit(table, "species");
        float[] many = pipeline.transform(table, new int[] {3, 0, 343});
        int width = pipeline.width();
        for (int i = 0; i < 3; i++) {
            float[] one = new float[width];
            pipeline.transform(table, new int[] {3, 0, 343}[i], one, 0);
            assertThat(one).isEqualTo(Arrays.copyOfRange(many, i * width, (i + 1) * width));
        }
    }

    @Test
    void imagesKeepPixelsThatAreAlwaysTheSame() {
        Table table = dataset("digits").table();
        Features features = Features.allBut(table, "digit").withConstants();
        Pipeline pipeline = Pipeline.fit(table, rows(200), features, PreprocessingSpec.DEFAULT);
        assertThat(pipeline.width()).isEqualTo(64);
        for (float input : pipeline.transform(table, rows(200))) {
            assertThat(input).isFinite();
        }
    }

    @Test
    void columnsThatTeachNothingAreLeftOutWithTheReason() {
        String rows = IntStream.range(0, 1_200)
                .mapToObj(i -> i + ",7,NA,text " + i + ",k" + i % 1_190 + "," + i % 7 + ",1e200," + i % 2)
                .collect(Collectors.joining("\n"));
        Table table = csv("row,same,nothing,text,code,useful,huge,y\n" + rows + "\n1200,7,NA,x,x,1,1,1\n");
        Pipeline pipeline = Pipeline.fit(table, rows(1_200), Features.allBut(table, "y"), PreprocessingSpec.DEFAULT);
        assertThat(pipeline.encoders()).extracting(ColumnEncoder::column).containsExactly("useful");
        assertThat(pipeline.leftOut())
                .extracting(left -> left.column() + " " + left.reason())
                .containsExactly(
                        "row identifier_like",
                        "same constant",
                        "nothing all_missing",
                        "text text",
                        "code text",
                        "huge constant");
    }

    @Test
    void identifiersStayWhenAPersonNamedThem() {
        String rows = IntStream.range(0, 50).mapToObj(i -> i + "," + i % 2).collect(Collectors.joining("\n"));
        Table table = csv("id,y\n" + rows);
        Features named = Features.named(table, "y", List.of("id"));
        assertThat(Pipeline.fit(table, rows(50), named, PreprocessingSpec.DEFAULT)
                        .width())
                .isEqualTo(1);
        assertThatThrownBy(() -> fit(table, "y"))
                .isInstanceOf(TableException.class)
                .hasMessage("no feature is left to learn from: id numbers the rows from 0 to 49");
    }

    @Test
    void numbersTooLargeToComputeWithAreLeftOut() {
        Table table = csv("a,b,y\n1e200,1,0\n2,2,1\n");
        assertThat(fit(table, "y").leftOut())
                .containsExactly(new LeftOut(
                        "a", "not_computable", "holds numbers beyond ±1.0E100, which cannot be computed with"));
    }

    @Test
    void aConstantWithMissingLabelsStaysSinceBeingMissingMayTeach() {
        assertThat(fit(csv("a,y\nx,0\nNA,1\nx,0\n"), "y").width()).isEqualTo(2);
    }

    @Test
    void everyWrongFeatureIsNamed() {
        Table table = csv("a,b,y\n1,2,0\n2,3,1\n");
        assertThatThrownBy(() -> Features.named(table, "y", List.of("a", "q", "y", "a")))
                .isInstanceOf(TableException.class)
                .hasMessage("column q: the table has no column of this name; column y: is the target, so it cannot be a"
                        + " feature; column a: is named twice among the features");
        assertThatThrownBy(() -> Features.named(table, "y", List.of())).isInstanceOf(TableException.class);
    }

    @Test
    void theSpecificationIsFollowed() {
        Table table = csv("a,y\n0,0\n1,1\n8,0\nNA,1\n");
        PreprocessingSpec spec =
                new PreprocessingSpec(new MinMax(), new Mean(), false, new OneHot(10, 1), new Ignore(), Map.of());
        Pipeline pipeline = Pipeline.fit(table, rows(4), Features.allBut(table, "y"), spec);
        assertThat(pipeline.transform(table, rows(4))).containsExactly(0, 0.125f, 1, 0.375f);
        assertThat(((ScaledNumber) pipeline.encoders().getFirst()).fillRule()).isEqualTo("training mean");
    }

    @Test
    void aTableWithoutAFeatureIsRefused() {
        Pipeline pipeline = fit(csv("a,b,y\n1,5,0\n2,7,1\n"), "y");
        assertThatThrownBy(() -> pipeline.transform(csv("a\n1\n"), rows(1)))
                .isInstanceOf(TableException.class)
                .hasMessage("column b: the table has no column of this name");
    }

    @Test
    void aFeatureOfAnotherTypeIsRefusedRatherThanTakenAsMissing() {
        Pipeline pipeline = fit(csv("a,b,c,y\n1,true,x,0\n2,false,y,1\n"), "y");
        Table other = csv("a,b,c\ntall,0,5\nsmall,1,6\n");
        assertThatThrownBy(() -> pipeline.transform(other, rows(1)))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "column a: is categorical here, but was numeric in training; column b: is numeric here, but was"
                                + " boolean in training");
        assertThat(pipeline.mismatches(csv("a,b,c\nNA,,?\n"))).isEmpty();
    }
}
