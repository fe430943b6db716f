package io.lamina.table.cell;

/** Truth values as text: {@code true}, {@code false}, {@code yes}, {@code no}, in any case. */
public final class TruthText {
    private TruthText() {}

    /** 1 for {@code true} and {@code yes}, 0 for {@code false} and {@code no}, NaN for any other text. */
    public static double parse(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes")) {
            return 1;
        }
        return text.equalsIgnoreCase("false") || text.equalsIgnoreCase("no") ? 0 : Double.NaN;
    }
}
