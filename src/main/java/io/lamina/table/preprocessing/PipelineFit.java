package io.lamina.table.preprocessing;

import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.DatetimeCycles;
import io.lamina.table.encoding.MissingIndicator;
import io.lamina.table.encoding.ScaledNumber;
import io.lamina.table.encoding.TruthValue;
import io.lamina.table.imputation.Constant;
import io.lamina.table.imputation.Median;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.Standardize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Fits a {@link Pipeline}: decides per feature whether it can be learned from, and with which encoder. */
final class PipelineFit {
    /** Squares of larger numbers overflow when they are summed. */
    private static final double LARGEST_NUMBER = 1e100;

    private static final double SECONDS_PER_DAY = 86_400;

    private final Table table;
    private final int[] trainingRows;
    private final PreprocessingSpec spec;
    private final List<ColumnEncoder> encoders = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    PipelineFit(Table table, int[] trainingRows, PreprocessingSpec spec) {
        this.table = table;
        this.trainingRows = trainingRows;
        this.spec = spec;
    }

    Pipeline fit(Features features) {
        for (String feature : features.columns()) {
            Column column = table.column(feature);
            Usability.leftOut(column, features, spec)
                    .ifPresentOrElse(leftOut::add, () -> fit(column, features.constantsStay()));
        }
        if (encoders.isEmpty()) {
            throw new TableException(TableError.ofTable("no feature is left to learn from: "
                    + leftOut.stream()
                            .map(left -> left.column() + " " + left.detail())
                            .collect(Collectors.joining("; "))));
        }
        Set<String> chosen = new HashSet<>(features.columns());
        List<String> ignored = table.columnNames().stream()
                .filter(name -> !chosen.contains(name))
                .toList();
        return new Pipeline(encoders, leftOut, ignored, table.readings());
    }

    private void fit(Column column, boolean constantsStay) {
        ColumnType treatment = spec.treatmentOf(column);
        switch (treatment) {
            case CATEGORICAL, TEXT -> fitLabels((LabelColumn) column, treatment);
            case NUMERIC -> fitNumbers(column, constantsStay);
            case BOOLEAN, DATETIME -> fitNumbers(column, false);
        }
    }

    private void fitLabels(LabelColumn column, ColumnType treatment) {
        int[] counts = column.counts(trainingRows);
        int known = Arrays.stream(counts).sum();
        long levels = Arrays.stream(counts).filter(count -> count > 0).count();
        boolean someMissing = known < trainingRows.length;
        if (known == 0) {
            leaveOutAllMissing(column);
        } else if (levels == 1 && !someMissing) {
            leaveOutConstant(column);
        } else if (treatment == ColumnType.TEXT) {
            encoders.add(spec.textOf(column.name()).encoder(column.name()).orElseThrow());
        } else {
            encoders.add(spec.categoricalOf(column.name()).fit(column, trainingRows));
        }
    }

    private void fitNumbers(Column column, boolean constantStays) {
        double[] sorted = Arrays.stream(trainingRows)
                .mapToDouble(column::number)
                .filter(number -> !Double.isNaN(number))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            leaveOutAllMissing(column);
            return;
        }
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (min == max && !constantStays) {
            leaveOutConstant(column);
        } else if (Math.max(Math.abs(min), Math.abs(max)) > LARGEST_NUMBER) {
            leaveOut(
                    column,
                    "not_computable",
                    "holds numbers beyond ±" + LARGEST_NUMBER + ", which cannot be computed with");
        } else {
            ColumnEncoder encoder = encoder(column, sorted);
            boolean someMissing = sorted.length < trainingRows.length;
            encoders.add(
                    someMissing && spec.missingIndicatorOf(column.name()) ? new MissingIndicator(encoder) : encoder);
        }
    }

    private ColumnEncoder encoder(Column column, double[] sorted) {
        String name = column.name();
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (column.type() == ColumnType.BOOLEAN) {
            return new TruthValue(name, sorted[sorted.length / 2] == 1);
        }
        MissingPreprocessing missing = spec.missingOf(name);
        if (column.type() == ColumnType.DATETIME) {
            // A constant for all columns is a number; no date is meant by it.
            MissingPreprocessing ofDates = missing instanceof Constant ? new Median() : missing;
            boolean timeOfDay = Arrays.stream(sorted).anyMatch(seconds -> seconds % SECONDS_PER_DAY != 0);
            return new DatetimeCycles(
                    name, new Standardize().fit(sorted), ofDates.fill(sorted), ofDates.fillRule(), min, max, timeOfDay);
        }
        return new ScaledNumber(
                name, spec.numericOf(name).fit(sorted), missing.fill(sorted), missing.fillRule(), min, max);
    }

    private void leaveOutConstant(Column column) {
        String text = Arrays.stream(trainingRows)
                .filter(row -> !column.isMissing(row))
                .mapToObj(column::text)
                .findFirst()
                .orElse("");
        leaveOut(column, "constant", "is \"" + text + "\" in every known training row");
    }

    private void leaveOutAllMissing(Column column) {
        leaveOut(column, "all_missing", "is missing in every training row");
    }

    private void leaveOut(Column column, String reason, String detail) {
        leftOut.add(new LeftOut(column.name(), reason, detail));
    }
}
