package io.lamina.table.preprocessing;

import io.lamina.setting.Kinds;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.imputation.Constant;
import io.lamina.table.imputation.DropRow;
import io.lamina.table.imputation.MissingPreprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that {@link PreprocessingSpec#columns} says and that its table does not allow.
 *
 * @param column the name under which it is said
 * @param setting the component of {@link ColumnPreprocessing}; null: the column itself
 * @param detail one sentence
 */
public record UnfitSetting(String column, @Nullable String setting, String detail) {
    private static final String NUMERIC = "numeric";
    private static final String MISSING = "missing";
    private static final String MISSING_INDICATOR = "missingIndicator";
    private static final String CATEGORICAL = "categorical";
    private static final String TEXT = "text";

    /** Everything that does not fit, in the order in which it is said. */
    public static List<UnfitSetting> of(PreprocessingSpec spec, Table table, Features features) {
        Set<String> used = Set.copyOf(features.columns());
        List<UnfitSetting> unfit = new ArrayList<>();
        for (Map.Entry<String, ColumnPreprocessing> said : spec.columns().entrySet()) {
            String name = said.getKey();
            Optional<Column> column = table.find(name);
            if (column.isEmpty()) {
                unfit.add(new UnfitSetting(name, null, "the dataset has no column \"" + name + "\""));
            } else if (!used.contains(name)) {
                unfit.add(new UnfitSetting(name, null, "is no feature of this training"));
            } else {
                check(column.get(), said.getValue(), spec.treatmentOf(column.get()), unfit);
            }
        }
        return unfit;
    }

    private static void check(Column column, ColumnPreprocessing said, ColumnType treatment, List<UnfitSetting> unfit) {
        List<String> fitting = fitting(column, treatment);
        String detail = "does not fit the column, which is "
                + (treatment == column.type() ? word(treatment) : "taken as " + word(treatment))
                + "; what fits is " + String.join(", ", fitting);
        given(said).forEach((setting, given) -> {
            if (given && !fitting.contains(setting)) {
                unfit.add(new UnfitSetting(column.name(), setting, detail));
            }
        });
        MissingPreprocessing missing = said.missing();
        boolean number = treatment == ColumnType.NUMERIC;
        boolean date = treatment == ColumnType.DATETIME;
        if (missing instanceof Constant && !number) {
            unfit.add(new UnfitSetting(column.name(), MISSING, "\"constant\" fits columns of numbers only"));
        } else if (missing != null && !number && !date && !(missing instanceof DropRow)) {
            unfit.add(new UnfitSetting(
                    column.name(),
                    MISSING,
                    "of a column that is " + word(treatment) + " only \"drop_row\" can be said, got \""
                            + Kinds.nameOf(missing.getClass()) + "\""));
        }
    }

    private static Map<String, Boolean> given(ColumnPreprocessing said) {
        Map<String, Boolean> given = new java.util.LinkedHashMap<>();
        given.put(NUMERIC, said.numeric() != null);
        given.put(MISSING_INDICATOR, said.missingIndicator() != null);
        given.put(CATEGORICAL, said.categorical() != null);
        given.put(TEXT, said.text() != null);
        return given;
    }

    private static List<String> fitting(Column column, ColumnType treatment) {
        return switch (treatment) {
            case NUMERIC ->
                column instanceof LabelColumn
                        ? List.of(NUMERIC, MISSING, MISSING_INDICATOR, CATEGORICAL)
                        : List.of(NUMERIC, MISSING, MISSING_INDICATOR);
            case BOOLEAN, DATETIME -> List.of(MISSING, MISSING_INDICATOR);
            case CATEGORICAL -> List.of(CATEGORICAL, MISSING);
            case TEXT -> List.of(TEXT, MISSING);
        };
    }

    private static String word(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
