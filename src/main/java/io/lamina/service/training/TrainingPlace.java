package io.lamina.service.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the events of a job: behind this line of its history and behind this epoch. The two are counted apart, because their
 * order is not stored; whoever stands at a place has had all lines and all epochs up to it, in whatever order.
 *
 * @param position the line of the history, from 0; -1: before the first
 * @param fold of the epoch, as {@link LearningCurve#fold}; whoever stands before the first epoch of a fold was told the end of the
 *     fold before
 * @param epoch the epoch, from 1; 0: before the first
 */
record TrainingPlace(int position, int fold, int epoch) {
    static final TrainingPlace START = new TrainingPlace(-1, 0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})-([0-9]{1,9})");

    /** Reads what {@link #toString} wrote for an event. */
    static TrainingPlace of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no id of an event: " + text);
        }
        return new TrainingPlace(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    /** The id of the event that ends here. */
    @Override
    public String toString() {
        return position + "-" + fold + "-" + epoch;
    }
}
