package io.lamina.service.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * A line of a history as events tell it.
 *
 * @param position its place in the history, from 0
 * @param change what it says
 */
public record HistoryLine(int position, StatusChange change) {
    /** Reads the columns {@code position}, {@code status}, {@code at} and {@code message} of a row. */
    public static HistoryLine of(ResultSet row) throws SQLException {
        return new HistoryLine(
                row.getInt("position"),
                new StatusChange(
                        TrainingStatus.valueOf(row.getString("status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("message")));
    }

    /** Whether nothing follows it. */
    public boolean isFinal() {
        return change.status().isFinished();
    }
}
