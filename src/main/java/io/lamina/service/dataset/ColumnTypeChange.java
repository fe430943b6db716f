package io.lamina.service.dataset;

import io.lamina.table.ColumnType;
import java.util.Optional;

/** What a column is to be from now on. */
enum ColumnTypeChange {
    /** {@link ColumnType#NUMERIC}. */
    NUMERIC,
    /** {@link ColumnType#CATEGORICAL}. */
    CATEGORICAL,
    /** {@link ColumnType#BOOLEAN}. */
    BOOLEAN,
    /** {@link ColumnType#DATETIME}. */
    DATETIME,
    /** {@link ColumnType#TEXT}. */
    TEXT,
    /** What its cells say, as in an upload that says nothing of it. */
    INFERRED;

    /** The type; empty: as inferred. */
    Optional<ColumnType> type() {
        return this == INFERRED ? Optional.empty() : Optional.of(ColumnType.valueOf(name()));
    }
}
