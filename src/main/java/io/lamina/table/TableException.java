package io.lamina.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table, or what is asked of it, breaks rules; it carries every reason that was found. */
public class TableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TableError[] errors;

    /** Carries the given reasons, at least one. */
    public TableException(List<TableError> errors) {
        super(errors.stream().map(TableError::toString).collect(Collectors.joining("; ")));
        this.errors = errors.toArray(TableError[]::new);
    }

    /** Carries one reason. */
    public TableException(TableError error) {
        this(List.of(error));
    }

    /** Every reason, in the order they were found; never empty. */
    public List<TableError> errors() {
        return Stream.of(errors).toList();
    }
}
