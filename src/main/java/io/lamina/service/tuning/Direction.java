package io.lamina.service.tuning;

/** Which values of an objective are better. */
enum Direction {
    MINIMIZE,
    MAXIMIZE;

    static Direction of(boolean greaterIsBetter) {
        return greaterIsBetter ? MAXIMIZE : MINIMIZE;
    }

    /** What a search makes small. */
    double cost(double objective) {
        return this == MINIMIZE ? objective : -objective;
    }
}
