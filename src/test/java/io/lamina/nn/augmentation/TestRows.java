package io.lamina.nn.augmentation;

/** Training rows whose value says where it comes from: row + 1000 · column. */
record TestRows(int count, int columns) implements TrainingRows {
    @Override
    public float input(int row, int column) {
        if (row < 0 || row >= count || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("row " + row + ", column " + column);
        }
        return row + 1000f * column;
    }
}
