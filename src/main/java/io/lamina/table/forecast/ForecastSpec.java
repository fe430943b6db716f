package io.lamina.table.forecast;

import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a forecast looks back on and how far ahead it says; {@code lags} and {@code season} may be left to be chosen from the table. */
@Described("What a forecast looks back on, and how far ahead it says.")
public record ForecastSpec(
        @Setting(
                doc =
                        "Column of dates or numbers by which rows follow one another; null: they are in the order of the file.",
                defaultValue = "null",
                min = 1,
                example = "\"date\"")
        @Nullable
        String timeColumn,

        @Setting(
                doc =
                        "Column whose values tell several series apart, each in its own order of time; null: the table is one series.",
                defaultValue = "null",
                min = 1,
                example = "\"station\"")
        @Nullable
        String groupColumn,

        @Setting(
                doc =
                        "How many rows a forecast looks back on; auto: two seasons of at most 32 rows each, else up to 12, fewer the fewer rows and the more columns there are.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = ForecastSpec.MOST_STEPS,
                example = "12")
        @Nullable
        Integer lags,

        @Setting(
                doc = "How many rows ahead it says, one value each.",
                defaultValue = "1",
                min = 1,
                max = ForecastSpec.MOST_STEPS)
        int horizon,

        @Setting(
                doc =
                        "After how many rows the series repeats, for the seasonal baseline; 1: it does not; auto: found in the training rows.",
                defaultValue = "null",
                nullWords = "auto",
                min = 1,
                max = 100_000,
                example = "7")
        @Nullable
        Integer season,

        @Setting(
                doc =
                        "Longest step in time within a window, in usual steps: no window reaches across a longer one; null: windows count rows, however far apart.",
                defaultValue = "null",
                min = 1,
                example = "1.5")
        @Nullable
        Double maxGap) {
    /** Most rows back, and most rows ahead. */
    public static final int MOST_STEPS = 1_000;

    /** A table that is one series in the order of the file, said one row ahead. */
    public static final ForecastSpec DEFAULT = new ForecastSpec(null, null, null, 1, null, null);

    private static final int LONG_SEASON = 32;
    private static final int USUAL_LAGS = 12;
    private static final int LAGS_PER_STRETCH = 4;
    private static final int ROWS_PER_VALUE = 20;
    private static final int ROWS_PER_VALUE_OF_SEASONS = 5;

    /** The columns that say which rows follow which; no features unless a person names them. */
    public List<String> columnsOfOrder() {
        List<String> columns = new ArrayList<>();
        if (timeColumn != null) {
            columns.add(timeColumn);
        }
        if (groupColumn != null) {
            columns.add(groupColumn);
        }
        return columns;
    }

    /**
     * The same with what was left to be chosen: the season by {@link Season}; the lags as two seasons of at most {@value #LONG_SEASON}
     * rows each, no more than a quarter of the longest stretch of training rows and so that there are {@value #ROWS_PER_VALUE_OF_SEASONS}
     * training rows for each value looked back on, or, without such a season, up to {@value #USUAL_LAGS} and so that there are {@value
     * #ROWS_PER_VALUE}.
     *
     * @param trainingRows the rows that may be looked at
     * @param columns how many columns are looked back on
     */
    public ForecastSpec resolved(Series series, Column target, int[] trainingRows, int columns) {
        if (lags != null && season != null) {
            return this;
        }
        double[] stretch = series.longestStretch(target, trainingRows);
        int rows = season != null ? season : Season.of(stretch, series.calendar());
        int rowsPerColumn = trainingRows.length / Math.max(1, columns);
        int back = rows > 1 && rows <= LONG_SEASON
                ? Math.clamp(
                        Math.min(rowsPerColumn / ROWS_PER_VALUE_OF_SEASONS, stretch.length / LAGS_PER_STRETCH),
                        1,
                        2 * rows)
                : Math.clamp(rowsPerColumn / ROWS_PER_VALUE, 1, USUAL_LAGS);
        return new ForecastSpec(timeColumn, groupColumn, lags != null ? lags : back, horizon, rows, maxGap);
    }

    /**
     * How many rows a forecast looks back on.
     *
     * @throws IllegalStateException if that is still to be chosen
     */
    public int chosenLags() {
        return chosen("lags", lags);
    }

    /**
     * After how many rows the series repeats; 1 if it does not.
     *
     * @throws IllegalStateException if that is still to be found
     */
    public int chosenSeason() {
        return chosen("season", season);
    }

    private static int chosen(String name, @Nullable Integer value) {
        if (value == null) {
            throw new IllegalStateException("forecast." + name + " is still to be chosen");
        }
        return value;
    }
}
