package io.lamina.table;

/** A table exceeds one of the {@link TableLimits}: it may be well formed, but it is more than this process takes. */
public final class TableTooLargeException extends TableException {
    private static final long serialVersionUID = 1L;

    /** Names the limit that was exceeded. */
    public TableTooLargeException(TableError error) {
        super(error);
    }
}
