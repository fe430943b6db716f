package io.lamina.service.training;

/**
 * The place of an epoch in a job's list, as a cursor carries it.
 *
 * @param fold as {@link LearningCurve#fold}
 * @param epoch the epoch
 */
record EpochKey(int fold, int epoch) {
    /** Reads what {@link #toString} wrote. */
    static EpochKey of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no epoch key: " + text);
        }
        return new EpochKey(Integer.parseInt(text, 0, colon, 10), Integer.parseInt(text, colon + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return fold + ":" + epoch;
    }
}
