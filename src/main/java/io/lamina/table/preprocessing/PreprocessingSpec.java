package io.lamina.table.preprocessing;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.category.OneHot;
import io.lamina.table.imputation.Median;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.scaling.Standardize;
import io.lamina.table.text.Ignore;
import io.lamina.table.text.TextPreprocessing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the features of a table before a network sees them; fitted to training rows by {@link Pipeline#fit}.
 *
 * @param numeric null: to be chosen by {@link #resolved}
 * @param columns what is different for single columns, by their names
 */
@Described("How columns become numbers; fitted to the training rows alone.")
public record PreprocessingSpec(
        @Setting(
                doc = "How numbers are scaled; auto: standardize, and quantile where a column is heavily skewed.",
                defaultValue = "null",
                nullWords = "auto")
        @Nullable
        NumericPreprocessing numeric,

        @Setting(doc = "What becomes of missing values.", defaultValue = "\"median\"")
        MissingPreprocessing missing,

        @Setting(
                doc =
                        "Whether an input of its own says that a number, truth value or date is missing, where training rows"
                                + " lack some.",
                defaultValue = "false")
        boolean missingIndicator,

        @Setting(doc = "How labels become network inputs.", defaultValue = "\"one_hot\"")
        CategoricalPreprocessing categorical,

        @Setting(doc = "What becomes of text.", defaultValue = "\"ignore\"")
        TextPreprocessing text,

        @Setting(
                doc = "What is different for single columns, by their names.",
                defaultValue = "{}",
                max = 10_000,
                example = "{\"age\": {\"numeric\": \"robust\"}}")
        Map<String, ColumnPreprocessing> columns) {
    /** What an absent specification means; a test holds it equal to the annotations. */
    public static final PreprocessingSpec DEFAULT = new PreprocessingSpec(
            null, new Median(), false, new OneHot(OneHot.DEFAULT_MAX_LEVELS, 1), new Ignore(), Map.of());

    /** Copies the map, in its order. */
    public PreprocessingSpec {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The same with single columns set apart. */
    PreprocessingSpec with(@Nullable NumericPreprocessing everyNumeric, Map<String, ColumnPreprocessing> single) {
        return new PreprocessingSpec(everyNumeric, missing, missingIndicator, categorical, text, single);
    }

    /**
     * The same with nothing left to choose: a pure function of the training rows. What is chosen for single columns is said in {@link
     * #columns}, so that it can be shown and sent again.
     */
    public PreprocessingSpec resolved(Table table, int[] trainingRows, Features features) {
        return numeric != null ? this : ScalingChoice.resolve(this, table, trainingRows, features);
    }

    private ColumnPreprocessing single(String column) {
        return columns.getOrDefault(column, ColumnPreprocessing.INHERITED);
    }

    /** How the numbers of a column are scaled. */
    NumericPreprocessing numericOf(String column) {
        NumericPreprocessing own = single(column).numeric();
        NumericPreprocessing every = numeric != null ? numeric : new Standardize();
        return own != null ? own : every;
    }

    /** What becomes of the missing values of a column. */
    MissingPreprocessing missingOf(String column) {
        return Objects.requireNonNullElse(single(column).missing(), missing);
    }

    /** Whether an input says that a value of a column is missing. */
    boolean missingIndicatorOf(String column) {
        return Objects.requireNonNullElse(single(column).missingIndicator(), missingIndicator);
    }

    /** How the labels of a column become inputs. */
    CategoricalPreprocessing categoricalOf(String column) {
        return Objects.requireNonNullElse(single(column).categorical(), categorical);
    }

    /** What becomes of the words of a column. */
    TextPreprocessing textOf(String column) {
        return Objects.requireNonNullElse(single(column).text(), text);
    }

    /** What a column is treated as: its type, unless a person said how its labels or its words are to be taken. */
    ColumnType treatmentOf(Column column) {
        ColumnPreprocessing own = single(column.name());
        if (!(column instanceof LabelColumn)) {
            return column.type();
        }
        return switch (column.type()) {
            case NUMERIC -> own.categorical() != null ? ColumnType.CATEGORICAL : ColumnType.NUMERIC;
            case TEXT -> own.categorical() != null ? ColumnType.CATEGORICAL : ColumnType.TEXT;
            case CATEGORICAL ->
                own.text() != null && own.categorical() == null ? ColumnType.TEXT : ColumnType.CATEGORICAL;
            case BOOLEAN, DATETIME -> column.type();
        };
    }
}
