package io.lamina.table.text;

import io.lamina.setting.Kind;
import io.lamina.table.encoding.ColumnEncoder;
import java.util.Optional;

/** Leaves columns of text out, with a warning. */
@Kind(formula = "no input", use = "The default: texts that hardly repeat are often names and notes about single rows.")
public record Ignore() implements TextPreprocessing {
    @Override
    public Optional<ColumnEncoder> encoder(String column) {
        return Optional.empty();
    }
}
