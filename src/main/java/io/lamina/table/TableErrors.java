package io.lamina.table;

import java.util.ArrayList;
import java.util.List;

/** Collects the errors of one table until there are enough of them; for one thread. */
public final class TableErrors {
    private final int limit;
    private final List<TableError> found = new ArrayList<>();

    /** Gives up once {@code limit} errors were found. */
    public TableErrors(int limit) {
        this.limit = limit;
    }

    /**
     * Takes one error.
     *
     * @throws TableException with every error so far, if the limit is reached
     */
    public void add(TableError error) {
        found.add(error);
        if (found.size() >= limit) {
            throwIfAny();
        }
    }

    /** Whether nothing was found so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the collection.
     *
     * @throws TableException with every error, if there is any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw toException();
        }
    }

    /** The exception that carries every error so far, at least one. */
    public TableException toException() {
        return new TableException(found);
    }
}
