package io.lamina.table.reader;

/** Finds what separates the cells of a text table. */
final class Separator {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};

    private Separator() {}

    /**
     * The candidate that is most frequent in the first line outside quotes; of equals the first of comma, tab, semicolon and
     * pipe; comma when there is none.
     */
    static char of(CharSequence beginning) {
        int[] counts = new int[CANDIDATES.length];
        boolean quoted = false;
        boolean content = false;
        for (int at = 0; at < beginning.length(); at++) {
            char character = beginning.charAt(at);
            boolean lineEnd = character == '\n' || character == '\r';
            if (lineEnd && content && !quoted) {
                break;
            }
            content |= !lineEnd;
            quoted ^= character == '"';
            for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
                if (!quoted && character == CANDIDATES[candidate]) {
                    counts[candidate]++;
                }
            }
        }
        int best = 0;
        for (int candidate = 1; candidate < CANDIDATES.length; candidate++) {
            if (counts[candidate] > counts[best]) {
                best = candidate;
            }
        }
        return CANDIDATES[best];
    }
}
