package io.lamina.table.text;

import io.lamina.setting.Described;
import io.lamina.setting.Family;
import io.lamina.table.encoding.ColumnEncoder;
import java.util.Optional;

/** What becomes of a column of text. */
@Family("textPreprocessing")
@Described("What becomes of text.")
public sealed interface TextPreprocessing permits Ignore, HashedWords {
    /** How the texts of the column become network inputs; empty: not at all, and the column is left out. */
    Optional<ColumnEncoder> encoder(String column);
}
