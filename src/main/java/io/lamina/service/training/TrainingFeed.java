package io.lamina.service.training;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.stream.EventFeed;
import io.lamina.service.stream.EventPage;
import io.lamina.service.stream.EventText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The events of training jobs: {@code status} for each line of the history, {@code epoch} for each epoch.
 *
 * <p>A page holds the lines that are not final, then epochs, and the final line only behind the last epoch. A worker writes its
 * epochs before the end of the job, and the history is read before the epochs, so whoever sees the end sees them all. After a
 * restart epochs are written again with equal bits; nobody who has had them gets them twice, because places only move forward.
 */
@Component
class TrainingFeed implements EventFeed<TrainingPlace> {
    private static final int EPOCHS_A_PAGE = 500;
    private static final String ENDS = "select j.id, j.epoch,"
            + " (select max(t.position) from training_job_transition t where t.job_id = j.id) as position"
            + " from training_job j where j.id = any(?)";
    private static final String HISTORY = "select position, status, at, message from training_job_transition"
            + " where job_id = ? and position >= ? order by position";

    private final JdbcTemplate jdbc;
    private final EpochLog epochs;
    private final JsonWriter writer;

    TrainingFeed(JdbcTemplate jdbc, EpochLog epochs, JsonWriter writer) {
        this.jdbc = jdbc;
        this.epochs = epochs;
        this.writer = writer;
    }

    private record Line(int position, TrainingJobBody.StatusChange change) {
        boolean isFinal() {
            return change.status().isFinished();
        }
    }

    @Override
    public Map<UUID, TrainingPlace> ends(Collection<UUID> ids) {
        Map<UUID, TrainingPlace> ends = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(ENDS);
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    return statement;
                },
                row -> {
                    ends.put(
                            row.getObject("id", UUID.class),
                            new TrainingPlace(row.getInt("position"), 0, row.getInt("epoch")));
                });
        return ends;
    }

    @Override
    public boolean isBehind(TrainingPlace place, TrainingPlace end) {
        return place.position() < end.position() || place.epoch() < end.epoch();
    }

    @Override
    public EventPage<TrainingPlace> after(UUID id, TrainingPlace place) {
        List<Line> history = jdbc.query(HISTORY, (row, index) -> line(row), id, place.position());
        boolean isOver = history.isEmpty() || history.getLast().isFinal();
        List<EpochRow> read = epochs.after(id, place.fold(), place.epoch(), EPOCHS_A_PAGE + 1);
        boolean hasMore = read.size() > EPOCHS_A_PAGE;
        EventText text = new EventText();
        TrainingPlace at = place;
        for (Line line : history) {
            at = line.isFinal() ? at : told(line, at, text);
        }
        for (EpochRow row : hasMore ? read.subList(0, EPOCHS_A_PAGE) : read) {
            at = new TrainingPlace(at.position(), row.fold(), row.epoch());
            text.add("epoch", at, writer.text(EpochBody.of(row)));
        }
        if (isOver && !hasMore && !history.isEmpty()) {
            at = told(history.getLast(), at, text);
        }
        return new EventPage<>(text.toString(), at, hasMore, isOver);
    }

    /** Adds a line that the listener has not had, and answers the place behind it. */
    private TrainingPlace told(Line line, TrainingPlace at, EventText text) {
        if (line.position() <= at.position()) {
            return at;
        }
        TrainingPlace behind = new TrainingPlace(line.position(), at.fold(), at.epoch());
        text.add("status", behind, writer.text(line.change()));
        return behind;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getInt("position"),
                new TrainingJobBody.StatusChange(
                        TrainingStatus.valueOf(row.getString("status")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("message")));
    }
}
