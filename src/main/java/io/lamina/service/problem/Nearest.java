package io.lamina.service.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name that someone most likely meant.
 *
 * <p>Distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment, Damerau 1964) between the
 * names without case, {@code _} and {@code -}. A name further than a third of its length is no suggestion.
 */
public final class Nearest {
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The nearest of the candidates, the first among equals; {@code null} if none is near. */
    public static @Nullable String of(String name, Collection<String> candidates) {
        String wanted = plain(name);
        if (wanted.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            String plain = plain(candidate);
            int allowed = Math.max(1, Math.max(plain.length(), wanted.length()) / 3);
            if (Math.abs(plain.length() - wanted.length()) > allowed || plain.length() > LONGEST) {
                continue;
            }
            int distance = distance(wanted, plain);
            if (distance <= allowed && distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** {@code ; did you mean "units"?} or, if nothing is near, nothing. */
    public static String hint(String name, Collection<String> candidates) {
        String nearest = of(name, candidates);
        return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
