package io.lamina.table.cell;

import java.util.Set;

/**
 * The texts that mean "no value here". Upper and lower case count, so that the element {@code Na} stays a label.
 *
 * @param tokens the texts, without surrounding spaces; the empty text always counts as missing
 */
public record MissingTokens(Set<String> tokens) {
    /** What {@code docs/data.md} lists. */
    public static final MissingTokens DEFAULT = new MissingTokens(
            Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "null", "NULL", "Null", "?", "-", "."));

    /** Copies the set. */
    public MissingTokens {
        tokens = Set.copyOf(tokens);
    }

    /** Whether the text, spaces around it aside, means missing. */
    public boolean contains(String text) {
        String token = text.strip();
        return token.isEmpty() || tokens.contains(token);
    }

    /** The length of the longest token, in characters. */
    public int longest() {
        return tokens.stream().mapToInt(String::length).max().orElse(0);
    }
}
