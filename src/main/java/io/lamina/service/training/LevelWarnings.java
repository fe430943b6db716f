package io.lamina.service.training;

import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.category.Ordinal;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.OrdinalLevels;
import io.lamina.table.preprocessing.ColumnPreprocessing;
import io.lamina.table.preprocessing.PreprocessingSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A slip in an order that somebody wrote down costs levels: those that no row has, and values that share one place. */
final class LevelWarnings {
    private static final int SHOWN = 5;

    private LevelWarnings() {}

    /** One for each column whose levels, as they were given, are not the values of its training rows. */
    static List<JobWarning> of(Table table, TrainingData data, PreprocessingSpec preprocessing) {
        List<JobWarning> warnings = new ArrayList<>();
        for (ColumnEncoder encoder : data.pipeline().encoders()) {
            List<String> levels = encoder instanceof OrdinalLevels ? given(preprocessing, encoder.column()) : List.of();
            if (!levels.isEmpty() && table.column(encoder.column()) instanceof LabelColumn column) {
                Set<String> values = values(column, data.division().fitted());
                List<String> unused = without(levels, values);
                List<String> others = without(values, Set.copyOf(levels));
                if (!(unused.isEmpty() && others.isEmpty())) {
                    warnings.add(JobWarning.ofTable("ordinal_levels", column.name(), detail(unused, others)));
                }
            }
        }
        return warnings;
    }

    /** Empty: the order was left to Lamina. */
    private static List<String> given(PreprocessingSpec preprocessing, String column) {
        ColumnPreprocessing single = preprocessing.columns().get(column);
        CategoricalPreprocessing said =
                single == null || single.categorical() == null ? preprocessing.categorical() : single.categorical();
        return said instanceof Ordinal ordinal && ordinal.levels() != null ? ordinal.levels() : List.of();
    }

    private static Set<String> values(LabelColumn column, int[] rows) {
        int[] counts = column.counts(rows);
        return IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .mapToObj(column.labels()::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> without(Collection<String> names, Set<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private static String detail(List<String> unused, List<String> others) {
        List<String> sentences = new ArrayList<>();
        if (!unused.isEmpty()) {
            sentences.add("no training row has " + shortened(unused) + " of the levels");
        }
        if (!others.isEmpty()) {
            sentences.add("the levels lack " + shortened(others) + " of the training rows, so "
                    + (others.size() == 1 ? "it becomes" : "these become one,") + " \"other\"");
        }
        return String.join("; ", sentences);
    }

    private static String shortened(List<String> names) {
        String shown =
                names.stream().limit(SHOWN).map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }
}
