package io.lamina.nn.augmentation;

/** The inputs of all training rows, to draw replacements from; never those of a validation row. */
public interface TrainingRows {
    /** How many rows there are, at least 1. */
    int count();

    /** One value of one row; allocates nothing. */
    float input(int row, int column);
}
