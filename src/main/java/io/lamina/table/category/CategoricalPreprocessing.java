package io.lamina.table.category;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import io.lamina.table.LabelColumn;
import io.lamina.table.encoding.ColumnEncoder;

/** How the labels of one column become network inputs. */
@Family("categoricalPreprocessing")
@Described("How labels become inputs of a network.")
public sealed interface CategoricalPreprocessing permits OneHot, Ordinal, Embedding {
    /**
     * Fits to the training rows of a column.
     *
     * @param column labels, at least one of them known in {@code trainingRows}
     * @param trainingRows the only rows that may be looked at
     */
    ColumnEncoder fit(LabelColumn column, int[] trainingRows);
}
