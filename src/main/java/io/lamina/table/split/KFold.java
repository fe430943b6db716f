package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cross-validation: rows are dealt to k folds, and k networks are trained, each scored on the fold that it has not seen. Repeated,
 * rows are dealt anew.
 *
 * <p>The shuffled rows are dealt one by one, {@code fold = position mod k}; stratified, those of one class after the other, so that
 * the rows of a fold, and those of each class in it, differ by one at most from those of any other fold. With groups, the largest
 * comes first and each goes to the fold that has least of its classes so far (without strata: fewest rows), so that folds are as even
 * as whole groups allow; as in scikit-learn's {@code GroupKFold} and {@code StratifiedGroupKFold}, but for the order among equals. Repeats
 * after the first take the groups in a shuffled order: by size, groups of different sizes would come to the same folds each time, as they
 * do there.
 */
@Kind(
        formula = "fold f: test = rows dealt to f, training = all others; every row is scored once per repeat",
        use =
                "A score with its spread, from all rows: for tables of some hundred or thousand rows, and to compare settings.")
public record KFold(
        @Setting(
                doc = "Networks to train per repeat, each scored on one part of the rows.",
                defaultValue = "5",
                min = 2,
                max = CrossValidation.MOST_PARTS)
        int folds,

        @Setting(
                doc = "How often rows are dealt anew; folds times repeats may be at most 100.",
                defaultValue = "1",
                min = 1,
                max = CrossValidation.MOST_PARTS / 2)
        int repeats,

        @Setting(doc = "Whether each class gives its share to every fold.", defaultValue = "true")
        boolean stratified,

        @Setting(
                doc =
                        "Column whose values say which rows belong together, and so into one fold; it is no feature unless named among them.",
                defaultValue = "null",
                min = 1,
                example = "\"patient\"")
        @Nullable
        String groupColumn,

        @Setting(
                doc =
                        "Share of a fold's training rows that it stops early by, never of those that it is scored on; auto: "
                                + CrossValidation.DEFAULT_VALIDATION_FRACTION
                                + " of 1000 rows and more where early stopping watches them, else 0.",
                defaultValue = "null",
                nullWords = "auto",
                min = 0,
                max = 1,
                exclusiveMax = true)
        @Nullable
        Double validationFraction)
        implements ValidationStrategy, CrossValidation {
    /** Checks that folds can be told apart and are not too many. */
    public KFold {
        if (folds < 2 || repeats < 1 || (long) folds * repeats > MOST_PARTS) {
            throw new IllegalArgumentException("folds must be at least 2, repeats at least 1 and their product at most "
                    + MOST_PARTS + ", got " + folds + " and " + repeats);
        }
        PartFractions.checkInner(validationFraction);
    }

    @Override
    public int parts() {
        return folds * repeats;
    }

    @Override
    public ValidationStrategy withValidationFraction(double fraction) {
        return new KFold(folds, repeats, stratified, groupColumn, fraction);
    }

    @Override
    public Map<String, String> columns() {
        return groupColumn == null ? Map.of() : Map.of("groupColumn", groupColumn);
    }

    @Override
    public Set<String> columnsOfDivision() {
        return groupColumn == null ? Set.of() : Set.of(groupColumn);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        LearnedRows all = LearnedRows.ascending(rows, classes);
        RowGroups groups = groupColumn == null ? null : RowGroups.of(table.column(groupColumn), all.rows());
        int units = groups == null ? all.count() : groups.count();
        if (units < folds) {
            throw refused(units, "are too few for " + folds + " folds");
        }
        if (units == folds && repeats > 1) {
            throw refused(
                    units,
                    "can be dealt to " + folds + " folds in one way only, so repeats must be 1, got " + repeats
                            + "; or take fewer folds");
        }
        return new SplitList(parts(), part -> split(table, all, groups, part, seed));
    }

    private TableException refused(int units, String why) {
        return new TableException(
                groupColumn == null
                        ? TableError.ofTable("the " + units + " rows with a known target " + why)
                        : TableError.ofColumn(
                                groupColumn, "its " + units + " groups of rows with a known target " + why));
    }

    private Split split(Table table, LearnedRows all, @Nullable RowGroups groups, int part, long seed) {
        int repeat = part / folds;
        FoldDeal deal = new FoldDeal(folds, repeat, CrossValidation.seedOf(seed, repeat));
        int[] strata = stratified ? all.classes() : null;
        int[] dealt = groups == null ? deal.rows(all.count(), strata) : deal.groups(groups, strata);
        boolean[] scored = new boolean[dealt.length];
        for (int i = 0; i < dealt.length; i++) {
            scored[i] = dealt[i] == part % folds;
        }
        return all.where(scored, false)
                .scoredOn(all.where(scored, true), inner(), table, CrossValidation.seedOf(seed, repeats + part));
    }

    private ValidationStrategy inner() {
        double fraction = validationFraction == null ? 0 : validationFraction;
        return fraction == 0
                ? new None()
                : groupColumn == null ? new Holdout(fraction, 0, stratified) : new Group(groupColumn, fraction, 0);
    }
}
