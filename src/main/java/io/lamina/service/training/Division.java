package io.lamina.service.training;

import io.lamina.table.Column;
import io.lamina.table.Table;
import io.lamina.table.TableWarning;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.forecast.Series;
import io.lamina.table.forecast.Windows;
import io.lamina.table.preprocessing.Features;
import io.lamina.table.preprocessing.LeftOut;
import io.lamina.table.split.Split;
import io.lamina.table.target.TargetPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which examples are learned from and which are kept back: rows of the table, or, for a forecast, windows of its rows. A pure function of
 * its arguments.
 *
 * @param split rows, or the origins of windows
 * @param windows null unless a forecast
 * @param forecast with nothing left to choose; null unless a forecast
 * @param clocks features of a forecast that only say how late it is, which nobody asked for by name
 * @param warnings what is odd about the times of a forecast, and which windows are in no part
 */
record Division(
        Split split,
        @Nullable Windows windows,
        @Nullable ForecastSpec forecast,
        List<LeftOut> clocks,
        List<TableWarning> warnings) {
    /**
     * Divides windows as their rows are divided, or takes the rows themselves.
     *
     * @param rows the rows that the plan takes, divided
     * @param forecast null unless a forecast
     * @throws io.lamina.table.TableException if the table does not allow it
     */
    static Division of(Table table, TargetPlan plan, Features features, Split rows, @Nullable ForecastSpec forecast) {
        Column target = plan.column();
        return forecast == null || target == null
                ? new Division(rows, null, null, List.of(), List.of())
                : ofWindows(table, plan, target, features, rows, forecast);
    }

    private static Division ofWindows(
            Table table, TargetPlan plan, Column target, Features features, Split rows, ForecastSpec asked) {
        Series series = Series.of(table, plan.rows(), asked);
        List<LeftOut> clocks = features.columns().stream()
                .filter(name ->
                        !features.wanted().contains(name) && series.isClock(table.column(name), rows.training()))
                .map(name -> new LeftOut(
                        name,
                        "clock_like",
                        "only rises, or only falls, with time, so later rows are beyond what is learned"))
                .toList();
        ForecastSpec forecast = asked.resolved(
                series, target, rows.training(), features.columns().size() - clocks.size());
        Windows windows = new Windows(series, target, forecast);
        Split split = windows.split(rows);
        List<TableWarning> warnings = new ArrayList<>(series.warnings());
        int left = windows.count() - split.training().length - split.validation().length - split.test().length;
        if (left > 0) {
            warnings.add(new TableWarning(
                    "windows_across_parts",
                    null,
                    left + " of " + windows.count()
                            + " windows are left out: they would say rows of two parts, or learn from rows that"
                            + " are kept back"));
        }
        return new Division(split, windows, forecast, clocks, warnings);
    }

    /** The features without clocks. */
    Features learned(Features features) {
        return features.without(clocks.stream().map(LeftOut::column).toList());
    }

    /** The rows that statistics may come from: those of training, and no others. */
    int[] fitted() {
        return windows == null ? split.training() : windows.rowsOf(split.training());
    }
}
