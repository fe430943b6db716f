package io.lamina.table.encoding;

import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import io.lamina.table.Column;
import io.lamina.table.ColumnType;
import io.lamina.table.cell.MomentText;
import io.lamina.table.scaling.FittedScale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment as a trend and as its place in the year, the week and, if training rows have a time of day, the day.
 *
 * <p>Inputs: the scaled seconds since 1970, then sine and cosine of {@code 2π · phase} for each cycle, where the phase is the
 * share of the year (day of year − 1 + share of the day, over the days of that year), of the week (from Monday), and of the day
 * that has passed, in UTC. On a cycle the last day of a year lies beside the first.
 *
 * <p>A request sends ISO 8601 text; anything else is an error. A moment outside the training range is used as it is, with a
 * warning: a trend learned from past years says little of years to come.
 */
@Kind(
        formula = "x = scale(seconds), sin and cos of 2π · phase in year, week and day",
        use = "What a datetime column becomes.")
public record DatetimeCycles(
        @Setting(doc = "Name of the column.") String column,

        @Setting(doc = "Scale of the seconds since 1970, with the statistics of the training rows.")
        FittedScale scale,

        @Setting(doc = "Moment that stands for a missing one, in seconds since 1970.")
        double fill,

        @Setting(doc = "Where the fill comes from.", example = "\"training median\"")
        String fillRule,

        @Setting(doc = "Earliest moment of the training rows, in seconds since 1970.")
        double min,

        @Setting(doc = "Latest moment of the training rows, in seconds since 1970.")
        double max,

        @Setting(doc = "Whether the place in the day is encoded.")
        boolean timeOfDay)
        implements ColumnEncoder {
    private static final double SECONDS_PER_DAY = 86_400;

    /** About a million years: far beyond every text that is read as a moment, and within every type of {@code java.time}. */
    private static final double LARGEST_SECONDS = 3e13;

    @Override
    public ColumnType type() {
        return ColumnType.DATETIME;
    }

    @Override
    public int width() {
        return timeOfDay ? 7 : 5;
    }

    @Override
    public Input input() {
        return new Input(column, type(), List.of(), null, null, missingRule());
    }

    private String missingRule() {
        return fillRule + " " + show(fill);
    }

    private static String show(double seconds) {
        return instant(seconds).toString();
    }

    private static Instant instant(double seconds) {
        double whole = Math.floor(seconds);
        return Instant.ofEpochSecond((long) whole, Math.round((seconds - whole) * 1e9));
    }

    @Override
    public void encode(Column cells, int row, float[] target, int offset) {
        write(cells.number(row), target, offset);
    }

    @Override
    public void encode(@Nullable Object value, float[] target, int offset, Findings findings) {
        double seconds = Double.NaN;
        if (value == null) {
            findings.warn(column, PredictionWarning.MISSING_VALUE, "missing, taken as the " + missingRule());
        } else {
            seconds = value instanceof String text ? MomentText.parse(text.strip()) : Double.NaN;
            if (Double.isNaN(seconds)) {
                findings.error(
                        column,
                        PredictionError.WRONG_TYPE,
                        "must be an ISO 8601 date or date and time, such as \"2026-01-31\" or \"2026-01-31T09:30:00Z\", got "
                                + Values.show(value));
            } else if (seconds < min || seconds > max) {
                findings.warn(
                        column,
                        PredictionWarning.OUT_OF_RANGE,
                        Values.show(value) + " is outside the training range " + show(min) + " to " + show(max));
            }
        }
        write(seconds, target, offset);
    }

    private void write(double given, float[] target, int offset) {
        double seconds = Double.isNaN(given) ? fill : given;
        ZonedDateTime moment = instant(seconds).atZone(ZoneOffset.UTC);
        double day = Math.floorMod((long) Math.floor(seconds), (long) SECONDS_PER_DAY) / SECONDS_PER_DAY;
        target[offset] = ColumnEncoder.bounded(scale.apply(seconds));
        cycle((moment.getDayOfYear() - 1 + day) / moment.toLocalDate().lengthOfYear(), target, offset + 1);
        cycle((moment.getDayOfWeek().getValue() - 1 + day) / 7, target, offset + 3);
        if (timeOfDay) {
            cycle(day, target, offset + 5);
        }
    }

    /**
     * The moment of the trend, to the day if the training rows had no time of day, else to the second, as ISO 8601 text in UTC. The cycles
     * are left out: they say which day of some year, and the trend alone says which year.
     */
    @Override
    public @Nullable Object decode(float[] values, int offset, Findings findings) {
        double seconds = scale.invert(values[offset]);
        if (!(Math.abs(seconds) <= LARGEST_SECONDS)) {
            findings.warn(column, PredictionWarning.NO_VALUE, "the reconstruction is beyond every date");
            return null;
        }
        String text = timeOfDay
                ? Instant.ofEpochSecond(Math.round(seconds)).toString()
                : LocalDate.ofEpochDay(Math.round(seconds / SECONDS_PER_DAY)).toString();
        if (Double.isNaN(MomentText.parse(text))) {
            findings.warn(column, PredictionWarning.NO_VALUE, "the reconstruction is not in the years 0 to 9999");
            return null;
        }
        return text;
    }

    private static void cycle(double phase, float[] target, int offset) {
        // StrictMath: the same bits on every processor, since a model promises them.
        target[offset] = (float) StrictMath.sin(2 * Math.PI * phase);
        target[offset + 1] = (float) StrictMath.cos(2 * Math.PI * phase);
    }
}
