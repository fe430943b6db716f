package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.table.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps nothing back: scores are those of the rows that were learned from, and flatter the network. */
@Kind(
        formula = "training = all rows",
        use =
                "For tables too small to divide, or when the score comes from elsewhere; scores on training rows flatter.")
public record None() implements ValidationStrategy {
    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        int[] training = rows.clone();
        Arrays.sort(training);
        return List.of(new Split(training, new int[0], new int[0]));
    }
}
