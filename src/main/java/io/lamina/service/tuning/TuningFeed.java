package io.lamina.service.tuning;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.stream.EventFeed;
import io.lamina.service.stream.EventPage;
import io.lamina.service.stream.EventText;
import io.lamina.service.training.HistoryLine;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The events of tuning jobs: {@code status} for each line of the history, {@code trial} for each trial that has ended. The final line comes
 * behind the last trial; history and trials change in one transaction, and the history is read first, so whoever sees the end sees them all.
 */
@Component
class TuningFeed implements EventFeed<TuningPlace> {
    private static final int TRIALS_A_PAGE = 200;
    private static final String ENDS = "select j.id, j.ended,"
            + " (select max(t.position) from tuning_job_transition t where t.job_id = j.id) as position"
            + " from tuning_job j where j.id = any(?)";
    private static final String HISTORY = "select position, status, at, message from tuning_job_transition"
            + " where job_id = ? and position > ? order by position";

    private final JdbcTemplate jdbc;
    private final TuningTrialRepository trials;
    private final JsonWriter writer;

    TuningFeed(JdbcTemplate jdbc, TuningTrialRepository trials, JsonWriter writer) {
        this.jdbc = jdbc;
        this.trials = trials;
        this.writer = writer;
    }

    @Override
    public Map<UUID, TuningPlace> ends(Collection<UUID> ids) {
        Map<UUID, TuningPlace> ends = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(ENDS);
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    return statement;
                },
                row -> {
                    ends.put(
                            row.getObject("id", UUID.class),
                            new TuningPlace(row.getInt("position"), row.getInt("ended")));
                });
        return ends;
    }

    @Override
    public boolean isBehind(TuningPlace place, TuningPlace end) {
        return place.position() < end.position() || place.ended() < end.ended();
    }

    @Override
    public EventPage<TuningPlace> after(UUID id, TuningPlace place) {
        List<HistoryLine> lines = jdbc.query(HISTORY, (row, index) -> HistoryLine.of(row), id, place.position());
        List<TuningTrial> read = trials.findByJobIdAndEndNumberGreaterThanOrderByEndNumber(
                id, place.ended(), Limit.of(TRIALS_A_PAGE + 1));
        boolean hasMore = read.size() > TRIALS_A_PAGE;
        boolean isOver = !lines.isEmpty() && lines.getLast().isFinal();
        EventText text = new EventText();
        TuningPlace at = place;
        for (HistoryLine line : lines) {
            at = line.isFinal() ? at : told(line, at, text);
        }
        for (TuningTrial trial : hasMore ? read.subList(0, TRIALS_A_PAGE) : read) {
            at = new TuningPlace(at.position(), at.ended() + 1);
            text.add("trial", at, writer.text(TrialBody.of(trial)));
        }
        if (isOver && !hasMore) {
            at = told(lines.getLast(), at, text);
        }
        return new EventPage<>(text.toString(), at, hasMore, isOver);
    }

    private TuningPlace told(HistoryLine line, TuningPlace at, EventText text) {
        TuningPlace behind = new TuningPlace(line.position(), at.ended());
        text.add("status", behind, writer.text(line.change()));
        return behind;
    }
}
