package io.lamina.table.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments as text: ISO 8601 dates {@code 2012-01-31}, and dates with a time {@code 2012-01-31T09:30[:15[.25]]} (a space in place
 * of {@code T} is allowed) with {@code Z} or an offset such as {@code +02:00}. Without an offset a moment is taken as UTC.
 */
public final class MomentText {
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:?\\d{2})?)?");

    private MomentText() {}

    /** Seconds since 1970-01-01T00:00Z, or NaN when the text is no moment. */
    public static double parse(String text) {
        // Ten characters at least, the fifth a dash: almost every other text ends here.
        if (text.length() < 10 || text.charAt(4) != '-') {
            return Double.NaN;
        }
        Matcher matcher = MOMENT.matcher(text);
        if (!matcher.matches()) {
            return Double.NaN;
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group(1));
            String time = matcher.group(2);
            String offset = matcher.group(3);
            LocalDateTime moment = date.atTime(time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time));
            ZoneOffset zone = offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return moment.toEpochSecond(zone) + moment.toLocalTime().toNanoOfDay() % 1_000_000_000 / 1e9;
        } catch (DateTimeException notADate) {
            return Double.NaN;
        }
    }
}
