package io.lamina.table.preprocessing;

import static io.lamina.table.TestTables.csv;
import static io.lamina.table.TestTables.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.table.Table;
import io.lamina.table.TableException;
import io.lamina.table.category.OneHot;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.MissingIndicator;
import io.lamina.table.encoding.OneHotLevels;
import io.lamina.table.encoding.WordBuckets;
import io.lamina.table.imputation.Constant;
import io.lamina.table.imputation.DropRow;
import io.lamina.table.imputation.Mean;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.OutputDistribution;
import io.lamina.table.scaling.Quantile;
import io.lamina.table.scaling.Robust;
import io.lamina.table.scaling.Standardize;
import io.lamina.table.text.HashedWords;
import io.lamina.table.text.Ignore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreprocessingSpecTest {
    private static final ColumnPreprocessing ROBUST = new ColumnPreprocessing(new Robust(), null, null, null, null);
    private static final ColumnPreprocessing LABELS =
            new ColumnPreprocessing(null, null, null, new OneHot(100, 1), null);
    private static final ColumnPreprocessing WORDS =
            new ColumnPreprocessing(null, null, null, null, new HashedWords(8));

    private static PreprocessingSpec spec(
            @Nullable MissingPreprocessing missing, Map<String, ColumnPreprocessing> columns) {
        return new PreprocessingSpec(
                new Standardize(),
                missing == null ? new Mean() : missing,
                false,
                new OneHot(100, 1),
                new Ignore(),
                columns);
    }

    private static Pipeline fit(Table table, PreprocessingSpec spec) {
        return Pipeline.fit(table, rows(table.rowCount()), Features.allBut(table, "y"), spec);
    }

    @Test
    void aSingleColumnIsTreatedAsItIsSaid() {
        Table table = csv("a,b,y\n0,0,0\n1,1,1\n2,2,0\n30,30,1\n");
        Pipeline pipeline = fit(table, spec(null, Map.of("b", ROBUST)));
        float[] inputs = pipeline.transform(table, rows(4));
        assertThat(inputs[7]).isNotEqualTo(inputs[6]);
        assertThat(pipeline.encoders().get(1))
                .hasToString(fit(table, spec(null, Map.of("a", ROBUST)))
                        .encoders()
                        .getFirst()
                        .toString()
                        .replace("column=a", "column=b"));
    }

    @Test
    void numbersThatAreCodesCanBeTakenAsLabels() {
        Table table = csv("sex,y\n1,0\n2,1\n1,0\n");
        Pipeline pipeline = fit(table, spec(null, Map.of("sex", LABELS)));
        assertThat(pipeline.encoders()).singleElement().isInstanceOf(OneHotLevels.class);
        assertThat(pipeline.transform(table, rows(2))).containsExactly(1, 0, 0, 1);
    }

    @Test
    void shortTextsThatAreTakenForLabelsCanBeReadAsWords() {
        Table table = csv("note,y\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> "note number " + i + "," + i % 2)
                        .collect(Collectors.joining("\n")));
        assertThatThrownBy(() -> fit(table, spec(null, Map.of()))).hasMessageContaining("like an identifier");
        assertThat(fit(table, spec(null, Map.of("note", WORDS))).encoders())
                .containsExactly(new WordBuckets("note", 8));
    }

    @Test
    void everythingThatDoesNotFitIsNamed() {
        Table table = csv("n,c,b,d,y\n1,x,true,2020-01-01,0\n2,y,false,2020-01-02,1\n3,x,true,2020-01-03,0\n");
        Map<String, ColumnPreprocessing> said = new LinkedHashMap<>();
        said.put("gone", ROBUST);
        said.put("y", ROBUST);
        said.put("n", new ColumnPreprocessing(null, null, null, null, new Ignore()));
        said.put("c", new ColumnPreprocessing(new Robust(), new Mean(), true, null, null));
        said.put("b", new ColumnPreprocessing(null, new Constant(1), null, null, null));
        said.put("d", new ColumnPreprocessing(null, new Constant(0), null, new OneHot(3, 1), null));
        assertThat(UnfitSetting.of(spec(null, said), table, Features.allBut(table, "y")))
                .extracting(unfit -> unfit.column() + "." + unfit.setting() + ": " + unfit.detail())
                .containsExactly(
                        "gone.null: the dataset has no column \"gone\"",
                        "y.null: is no feature of this training",
                        "n.text: does not fit the column, which is numeric; what fits is numeric, missing, missingIndicator, categorical",
                        "c.numeric: does not fit the column, which is categorical; what fits is categorical, missing",
                        "c.missingIndicator: does not fit the column, which is categorical; what fits is categorical, missing",
                        "c.missing: of a column that is categorical only \"drop_row\" can be said, got \"mean\"",
                        "b.missing: \"constant\" fits columns of numbers only",
                        "d.categorical: does not fit the column, which is datetime; what fits is missing, missingIndicator",
                        "d.missing: \"constant\" fits columns of numbers only");
    }

    @Test
    void aMissingValueHasAnInputOfItsOwnWhereTrainingLackedSome() {
        Table table = csv("a,b,t,y\n1,1,true,0\nNA,2,NA,1\n3,3,false,0\n");
        PreprocessingSpec spec = new PreprocessingSpec(
                new Standardize(), new Constant(9), true, new OneHot(100, 1), new Ignore(), Map.of());
        Pipeline pipeline = fit(table, spec);
        assertThat(pipeline.encoders().stream().map(MissingIndicator.class::isInstance))
                .containsExactly(true, false, true);
        float[] inputs = pipeline.transform(table, rows(3));
        assertThat(pipeline.width()).isEqualTo(5);
        assertThat(List.of(inputs[1], inputs[6], inputs[11])).containsExactly(0f, 1f, 0f);
        assertThat(pipeline.inputs().getFirst().missing()).isEqualTo("constant 9, and an input says so");
    }

    @Test
    void rowsThatLackAValueAreDroppedAndCounted() {
        Table table = csv("a,b,same,z,y\n"
                + IntStream.range(0, 30)
                        .mapToObj(i -> (i == 3 ? "NA" : i % 5) + "," + (i == 4 ? "" : "x" + i % 3) + ",NA,"
                                + (i == 9 ? "NA" : 100 + i) + "," + i % 2)
                        .collect(Collectors.joining("\n")));
        Features features = Features.allBut(table, "y");
        MissingRows all = MissingRows.of(table, features, spec(new DropRow(), Map.of()));
        assertThat(all.columns()).containsExactly("a", "b", "z");
        assertThat(all.droppedCount()).isEqualTo(3);
        assertThat(all.rows()).hasSize(27).doesNotContain(3, 4, 9);
        ColumnPreprocessing drop = new ColumnPreprocessing(null, new DropRow(), null, null, null);
        assertThat(MissingRows.of(table, features, spec(null, Map.of("a", drop)))
                        .rows())
                .hasSize(29)
                .doesNotContain(3);
        assertThat(MissingRows.of(table, features, spec(null, Map.of())).droppedCount())
                .isZero();
    }

    @Test
    void aTableOfWhichNoRowRemainsIsRefused() {
        Table table = csv("a,b,y\n1,NA,0\nNA,2,1\n2,NA,0\nNA,3,1\n");
        assertThatThrownBy(() -> MissingRows.of(table, Features.allBut(table, "y"), spec(new DropRow(), Map.of())))
                .isInstanceOf(TableException.class)
                .hasMessage("drop_row leaves no row: every row lacks a value in one of a, b");
    }

    @Test
    void heavilySkewedColumnsAreScaledByTheirQuantiles() {
        Table table = csv("even,skewed,few,y\n"
                + IntStream.range(0, 200)
                        .mapToObj(i -> i % 50 + "," + Math.exp(i % 100 / 4.0) + "," + (i < 50 ? i * i * i : "NA") + ","
                                + i % 2)
                        .collect(Collectors.joining("\n")));
        Features features = Features.allBut(table, "y");
        PreprocessingSpec resolved = PreprocessingSpec.DEFAULT.resolved(table, rows(200), features);
        assertThat(resolved.numeric()).isEqualTo(new Standardize());
        assertThat(resolved.columns()).containsOnlyKeys("skewed");
        assertThat(PreprocessingSpec.DEFAULT
                        .resolved(table, rows(200), features.withConstants())
                        .columns())
                .isEmpty();
        assertThat(resolved.numericOf("skewed")).isEqualTo(new Quantile(1_000, OutputDistribution.UNIFORM));
        PreprocessingSpec said = spec(null, Map.of("skewed", ROBUST)).with(null, Map.of("skewed", ROBUST));
        assertThat(said.resolved(table, rows(200), features).columns()).isEqualTo(Map.of("skewed", ROBUST));
        assertThat(fit(table, PreprocessingSpec.DEFAULT).encoders())
                .extracting(ColumnEncoder::column)
                .containsExactly("even", "skewed", "few");
    }
}
