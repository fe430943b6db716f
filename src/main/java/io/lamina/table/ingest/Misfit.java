package io.lamina.table.ingest;

import io.lamina.table.Codes;
import io.lamina.table.cell.DecimalSeparator;
import io.lamina.table.cell.MomentText;
import io.lamina.table.cell.NumberStyle;
import io.lamina.table.cell.NumberText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cell that keeps a column from being what most of its cells are.
 *
 * @param row its row, from 1
 * @param text the cell
 * @param usual the first cell that is written as most are
 */
record Misfit(long row, String text, String usual) {
    /** Ways of writing are looked for in so many distinct texts; a column of more has shown its ways by then. */
    private static final int TEXTS_FOR_WAYS = 1_000;

    /** The first cell that is no moment; null if none is a moment, or all are. */
    static @Nullable Misfit amongMoments(LabelCells cells) {
        return among(cells, text -> !Double.isNaN(MomentText.parse(text)));
    }

    /**
     * The first cell that is not written in the way in which most cells are numbers, of equals the way that came first; null if no cell is
     * a number in any way.
     */
    static @Nullable Misfit amongNumbers(LabelCells cells, @Nullable DecimalSeparator decimals) {
        int[] counts = new int[cells.labels().size()];
        for (int row = 0; row < cells.size(); row++) {
            int code = cells.code(row);
            if (code != Codes.MISSING) {
                counts[code]++;
            }
        }
        Predicate<String> usual = null;
        long most = 0;
        for (Predicate<String> way : ways(cells.labels(), decimals)) {
            long fitting = IntStream.range(0, counts.length)
                    .filter(code -> way.test(cells.labels().get(code)))
                    .mapToLong(code -> counts[code])
                    .sum();
            if (fitting > most) {
                usual = way;
                most = fitting;
            }
        }
        return usual == null ? null : among(cells, usual);
    }

    /** The ways in which at least one of the texts is a number, in the order in which they are met. */
    private static List<Predicate<String>> ways(List<String> texts, @Nullable DecimalSeparator decimals) {
        Map<String, Predicate<String>> ways = new LinkedHashMap<>();
        for (String text : texts.subList(0, Math.min(TEXTS_FOR_WAYS, texts.size()))) {
            NumberStyle style = NumberStyle.of(List.of(text), decimals);
            if (!Double.isNaN(NumberText.parseAs(text, decimals))) {
                ways.putIfAbsent("plain", other -> !Double.isNaN(NumberText.parseAs(other, decimals)));
            } else if (style != null) {
                ways.computeIfAbsent(style.toString(), name -> style.reader());
            }
        }
        return List.copyOf(ways.values());
    }

    private static @Nullable Misfit among(LabelCells cells, Predicate<String> usual) {
        // Labels come in the order of their first row.
        List<String> labels = cells.labels();
        String fitting = labels.stream().filter(usual).findFirst().orElse(null);
        int code = IntStream.range(0, labels.size())
                .filter(label -> !usual.test(labels.get(label)))
                .findFirst()
                .orElse(-1);
        if (fitting == null || code < 0) {
            return null;
        }
        int row = IntStream.range(0, cells.size())
                .filter(candidate -> cells.code(candidate) == code)
                .findFirst()
                .orElseThrow();
        return new Misfit(row + 1L, labels.get(code), fitting);
    }

    /** For a person: why all cells are labels. */
    String sentence(String what) {
        return "row " + row + " holds \"" + text + "\", which is not " + what + " \"" + usual
                + "\" is, so all are read as labels";
    }
}
