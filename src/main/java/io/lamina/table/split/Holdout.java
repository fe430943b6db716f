package io.lamina.table.split;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a random part of the rows back for validation and, if asked, another for the test.
 *
 * <p>Of n rows, {@code round(n · fraction)} and at least one go to each part whose fraction is above 0. Stratified, each class
 * gives its share of each part, rounded by largest remainder, and keeps at least one row in training; if classes are so small
 * that this leaves less than a part's full count, the part is smaller, but never empty. A number as target is never stratified.
 *
 * <p>The order is that of {@link ShuffledRows}.
 */
@Kind(
        formula = "validation = random round(n · validationFraction) rows, test likewise, training = the rest",
        use = "The usual choice: fast, and fair when rows are independent of one another.")
public record Holdout(
        @Setting(
                doc = "Share of the rows kept back to stop early by and to score on.",
                defaultValue = "" + PartFractions.DEFAULT_VALIDATION,
                min = 0,
                max = 1,
                exclusiveMax = true)
        double validationFraction,

        @Setting(
                doc = "Share of the rows that only the final score sees.",
                defaultValue = "0.0",
                min = 0,
                max = 1,
                exclusiveMax = true)
        double testFraction,

        @Setting(doc = "Whether each class gives its share to every part.", defaultValue = "true")
        boolean stratified)
        implements ValidationStrategy {
    /** The hold-out that is meant when nobody says anything. */
    static final Holdout DEFAULT = new Holdout(PartFractions.DEFAULT_VALIDATION, 0.0, true);

    /** Checks that something is left to train on. */
    public Holdout {
        PartFractions.check(validationFraction, testFraction);
    }

    @Override
    public List<Split> splits(Table table, int[] rows, int @Nullable [] classes, long seed) {
        int[] order = ShuffledRows.of(rows, stratified ? classes : null, seed);
        int[] strata = stratified && classes != null ? sorted(classes) : new int[rows.length];
        int[] sizes = sizesOfRuns(strata);
        int validationRows = PartFractions.rows(rows.length, validationFraction);
        int testRows = PartFractions.rows(rows.length, testFraction);
        int[] test = allocate(sizes, capacity(sizes, new int[sizes.length]), testRows, rows.length);
        int[] validation = allocate(sizes, capacity(sizes, test), validationRows, rows.length);
        if ((testRows > 0 && sum(test) == 0) || (validationRows > 0 && sum(validation) == 0)) {
            throw new TableException(
                    TableError.ofTable("the " + rows.length + " rows with a known target are too few to keep rows back"
                            + (stratified && classes != null ? " and still train on every class" : "")
                            + "; choose the validation strategy \"none\""));
        }
        return List.of(take(order, sizes, validation, test));
    }

    private static int[] sorted(int[] classes) {
        int[] sorted = classes.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int[] sizesOfRuns(int[] strata) {
        int[] sizes = new int[strata.length];
        int runs = 0;
        for (int i = 0; i < strata.length; i++) {
            if (i > 0 && strata[i] != strata[i - 1]) {
                runs++;
            }
            sizes[runs]++;
        }
        return Arrays.copyOf(sizes, strata.length == 0 ? 0 : runs + 1);
    }

    /** What each stratum can still give while one of its rows stays in training. */
    private static int[] capacity(int[] sizes, int[] taken) {
        int[] capacity = new int[sizes.length];
        Arrays.setAll(capacity, stratum -> sizes[stratum] - taken[stratum] - 1);
        return capacity;
    }

    /** Shares {@code wanted} rows among the strata by largest remainder, within what each can give. */
    private static int[] allocate(int[] sizes, int[] capacity, int wanted, int rowCount) {
        int[] given = new int[sizes.length];
        double[] remainder = new double[sizes.length];
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            double share = (double) wanted * sizes[stratum] / rowCount;
            given[stratum] = Math.clamp((long) share, 0, Math.max(0, capacity[stratum]));
            remainder[stratum] = share - given[stratum];
        }
        for (int left = wanted - sum(given); left > 0; left--) {
            int best = -1;
            for (int stratum = 0; stratum < sizes.length; stratum++) {
                boolean canGive = given[stratum] < capacity[stratum];
                if (canGive && (best < 0 || remainder[stratum] > remainder[best])) {
                    best = stratum;
                }
            }
            if (best < 0) {
                break;
            }
            given[best]++;
            remainder[best]--;
        }
        return given;
    }

    private static int sum(int[] values) {
        return Arrays.stream(values).sum();
    }

    private static Split take(int[] order, int[] sizes, int[] validation, int[] test) {
        int[] validationRows = new int[sum(validation)];
        int[] testRows = new int[sum(test)];
        int[] trainingRows = new int[order.length - validationRows.length - testRows.length];
        int at = 0;
        int validationAt = 0;
        int testAt = 0;
        int trainingAt = 0;
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            int trained = sizes[stratum] - validation[stratum] - test[stratum];
            System.arraycopy(order, at, validationRows, validationAt, validation[stratum]);
            System.arraycopy(order, at + validation[stratum], testRows, testAt, test[stratum]);
            System.arraycopy(order, at + sizes[stratum] - trained, trainingRows, trainingAt, trained);
            at += sizes[stratum];
            validationAt += validation[stratum];
            testAt += test[stratum];
            trainingAt += trained;
        }
        Arrays.sort(trainingRows);
        Arrays.sort(validationRows);
        Arrays.sort(testRows);
        return new Split(trainingRows, validationRows, testRows);
    }
}
