package io.lamina.table.profile;

import io.lamina.table.TableWarning;
import io.lamina.table.cell.TruthText;
import java.util.List;
import java.util.Optional;

/** Finds truth values that are written in several ways: one value as a feature, and a class for each spelling as a target. */
public final class Spellings {
    private static final int SHOWN = 6;

    private Spellings() {}

    /**
     * The warning that a column of truth values has more spellings than values; empty if each has one.
     *
     * @param labels its distinct texts, each of which {@link TruthText} reads
     */
    public static Optional<TableWarning> ofTruths(String column, List<String> labels) {
        long values = labels.stream().mapToDouble(TruthText::parse).distinct().count();
        if (labels.size() == values) {
            return Optional.empty();
        }
        String shown = String.join(", ", labels.subList(0, Math.min(SHOWN, labels.size())));
        return Optional.of(new TableWarning(
                "spellings",
                column,
                labels.size() + " spellings of " + (values == 1 ? "one truth value" : "two truth values") + " (" + shown
                        + (labels.size() > SHOWN ? ", …" : "") + "); as a target each is a class of its own"));
    }
}
