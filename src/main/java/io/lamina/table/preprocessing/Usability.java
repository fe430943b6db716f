package io.lamina.table.preprocessing;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.profile.Identifiers;
import java.util.Optional;

/** Which features no training rows can make worth learning from. */
final class Usability {
    private Usability() {}

    /** Why the column is left out whatever the training rows are; empty if that depends on them. */
    static Optional<LeftOut> leftOut(Column column, Features features, PreprocessingSpec spec) {
        String name = column.name();
        if (spec.treatmentOf(column) == ColumnType.TEXT) {
            return spec.textOf(name).encoder(name).isPresent()
                    ? Optional.empty()
                    : Optional.of(new LeftOut(
                            name,
                            "text",
                            "holds text, of which nothing is learned unless preprocessing.text says how"));
        }
        boolean namedByHand = features.wanted().contains(name) || spec.columns().containsKey(name);
        return namedByHand
                ? Optional.empty()
                : Identifiers.reason(column).map(reason -> new LeftOut(name, "identifier_like", reason));
    }
}
