package io.lamina.service.tuning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the events of a tuning job: behind this line of its history and behind the ends of so many trials.
 *
 * @param position the line of the history, from 0; -1: before the first
 * @param ended how many trials
 */
record TuningPlace(int position, int ended) {
    static final TuningPlace START = new TuningPlace(-1, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})");

    /** Reads what {@link #toString} wrote for an event. */
    static TuningPlace of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no id of an event: " + text);
        }
        return new TuningPlace(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** The id of the event that ends here. */
    @Override
    public String toString() {
        return position + "-" + ended;
    }
}
