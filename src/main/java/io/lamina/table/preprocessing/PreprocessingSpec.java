package io.lamina.table.preprocessing;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.category.OneHot;
import io.lamina.table.imputation.Median;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.scaling.Standardize;

/** What is done to the features of a table before a network sees them; fitted to training rows by {@link Pipeline#fit}. */
@Described("How columns become numbers; fitted to the training rows alone.")
public record PreprocessingSpec(
        @Setting(doc = "How numbers are scaled.", defaultValue = "\"standardize\"")
        NumericPreprocessing numeric,

        @Setting(doc = "Which number stands for a missing one.", defaultValue = "\"median\"")
        MissingPreprocessing missing,

        @Setting(doc = "How labels become network inputs.", defaultValue = "\"one_hot\"")
        CategoricalPreprocessing categorical) {
    /** What an absent specification means; a test holds it equal to the annotations. */
    public static final PreprocessingSpec DEFAULT =
            new PreprocessingSpec(new Standardize(), new Median(), new OneHot(OneHot.DEFAULT_MAX_LEVELS));
}
