package io.lamina.table.preprocessing;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.text.TextPreprocessing;
import org.jspecify.annotations.Nullable;

/** What is done to one column where it is not what {@link PreprocessingSpec} says of all of its type; null: as that says. */
@Described("What is done to one column; null: as preprocessing says of every column.")
public record ColumnPreprocessing(
        @Setting(doc = "How its numbers are scaled.", defaultValue = "null") @Nullable
        NumericPreprocessing numeric,

        @Setting(doc = "What becomes of its missing values.", defaultValue = "null") @Nullable
        MissingPreprocessing missing,

        @Setting(doc = "Whether an input of its own says that a value is missing.", defaultValue = "null") @Nullable
        Boolean missingIndicator,

        @Setting(
                doc = "How its labels become network inputs; a column of numbers is taken as one of labels.",
                defaultValue = "null")
        @Nullable
        CategoricalPreprocessing categorical,

        @Setting(
                doc = "What becomes of its words; a categorical column is taken as one of text.",
                defaultValue = "null")
        @Nullable
        TextPreprocessing text) {
    /** Nothing said. */
    static final ColumnPreprocessing INHERITED = new ColumnPreprocessing(null, null, null, null, null);

    /** The same with its numbers scaled in this way. */
    ColumnPreprocessing withNumeric(NumericPreprocessing scaling) {
        return new ColumnPreprocessing(scaling, missing, missingIndicator, categorical, text);
    }
}
