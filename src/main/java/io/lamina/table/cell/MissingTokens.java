package io.lamina.table.cell;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts that mean "no value here". Upper and lower case count, so that the element {@code Na} stays a label.
 *
 * @param tokens the texts, without surrounding spaces; the empty text always counts as missing
 */
public record MissingTokens(Set<String> tokens) {
    /** What {@code docs/data.md} lists. */
    public static final MissingTokens DEFAULT = new MissingTokens(
            Set.of("NA", "N/A", "n/a", "#N/A", "<NA>", "NaN", "nan", "NAN", "null", "NULL", "Null", "?", "-", "."));

    /** No text but the empty one. */
    public static final MissingTokens NONE = new MissingTokens(Set.of());

    /** These texts, spaces around them aside. */
    public static MissingTokens of(Collection<String> texts) {
        return new MissingTokens(texts.stream().map(String::strip).collect(Collectors.toSet()));
    }

    /** Copies the set. */
    public MissingTokens {
        tokens = Set.copyOf(tokens);
    }

    /** Whether the text, spaces around it aside, means missing. */
    public boolean contains(String text) {
        String token = text.strip();
        return token.isEmpty() || tokens.contains(token);
    }

    /** Whether some token is a number, such as {@code -999}, so that a number may be missing. */
    public boolean hasNumbers() {
        return tokens.stream().anyMatch(token -> !Double.isNaN(NumberText.parse(token.replace(',', '.'))));
    }

    /** The length of the longest token, in characters. */
    public int longest() {
        return tokens.stream().mapToInt(String::length).max().orElse(0);
    }
}
