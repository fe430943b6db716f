package io.lamina.table.preprocessing;

import io.lamina.setting.Kinds;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.LabelColumn;
import io.lamina.table.Table;
import io.lamina.table.TableError;
import io.lamina.table.TableException;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.encoding.DatetimeCycles;
import io.lamina.table.encoding.ScaledNumber;
import io.lamina.table.encoding.TruthValue;
import io.lamina.table.profile.Identifiers;
import io.lamina.table.scaling.Standardize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
            Optional<String> identifier = features.chosenByHand() ? Optional.empty() : Identifiers.reason(column);
            if (column.type() == ColumnType.TEXT) {
                leaveOut(column, "text", "holds text, which this version does not learn from");
            } else if (identifier.isPresent()) {
                leaveOut(column, "identifier_like", identifier.get());
            } else {
                fit(column, features.constantsStay());
            }
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
        return new Pipeline(encoders, leftOut, ignored);
    }

    private void fit(Column column, boolean constantsStay) {
        if (column.type() == ColumnType.CATEGORICAL && column instanceof LabelColumn labels) {
            fitLabels(labels);
        } else {
            fitNumbers(column, constantsStay && column.type() == ColumnType.NUMERIC);
        }
    }

    private void fitLabels(LabelColumn column) {
        int[] counts = column.counts(trainingRows);
        int known = Arrays.stream(counts).sum();
        long levels = Arrays.stream(counts).filter(count -> count > 0).count();
        boolean someMissing = known < trainingRows.length;
        if (known == 0) {
            leaveOutAllMissing(column);
        } else if (levels == 1 && !someMissing) {
            leaveOutConstant(column);
        } else {
            encoders.add(spec.categorical().fit(column, trainingRows));
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
            encoders.add(encoder(column, sorted));
        }
    }

    private ColumnEncoder encoder(Column column, double[] sorted) {
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        if (column.type() == ColumnType.BOOLEAN) {
            return new TruthValue(column.name(), sorted[sorted.length / 2] == 1);
        }
        double fill = spec.missing().fill(sorted);
        String fillRule = Kinds.nameOf(spec.missing().getClass());
        if (column.type() == ColumnType.DATETIME) {
            boolean timeOfDay = Arrays.stream(sorted).anyMatch(seconds -> seconds % SECONDS_PER_DAY != 0);
            return new DatetimeCycles(
                    column.name(), new Standardize().fit(sorted), fill, fillRule, min, max, timeOfDay);
        }
        return new ScaledNumber(column.name(), spec.numeric().fit(sorted), fill, fillRule, min, max);
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
