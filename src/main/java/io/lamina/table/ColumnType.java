package io.lamina.table;

/** What the cells of a column mean; {@code docs/data.md} states how a type is found from all rows. */
public enum ColumnType {
    /** Every known cell is a decimal number. */
    NUMERIC,
    /** Labels that repeat. */
    CATEGORICAL,
    /** Every known cell is {@code true}/{@code false} or {@code yes}/{@code no}, in any case. */
    BOOLEAN,
    /** Every known cell is an ISO 8601 date or date and time. */
    DATETIME,
    /** Labels that hardly repeat: more than 1,000 distinct ones, and more than half of all known cells. */
    TEXT
}
