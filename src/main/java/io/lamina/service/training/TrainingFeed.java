package io.lamina.service.training;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.stream.EventFeed;
import io.lamina.service.stream.EventPage;
import io.lamina.service.stream.EventText;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The events of training jobs: {@code status} for each line of the history, {@code epoch} for each epoch, {@code fold} for each fold
 * that has ended.
 *
 * <p>A page holds the lines that are not final, then epochs, and the final line only behind the last epoch. A worker writes its
 * epochs before the end of the job, and the history is read before the epochs, so whoever sees the end sees them all. Folds that
 * train at the same time are told one after the other: the epochs of one come when those of all before it are told. After a
 * restart epochs are written again with equal bits; nobody who has had them gets them twice, because places only move forward.
 */
@Component
class TrainingFeed implements EventFeed<TrainingPlace> {
    private static final int EPOCHS_A_PAGE = 500;
    private static final String ENDS = "select j.id, j.fold, case when j.waits_for_parts then coalesce("
            + "(select p.epoch from training_job p where p.parent_id = j.id and p.part = j.fold), 0) else j.epoch end as epoch,"
            + " (select max(t.position) from training_job_transition t where t.job_id = j.id) as position"
            + " from training_job j where j.id = any(?)";
    private static final String HISTORY = "select position, status, at, message from training_job_transition"
            + " where job_id = ? and position >= ? order by position";

    private final JdbcTemplate jdbc;
    private final EpochLog epochs;
    private final FoldResults folds;
    private final JsonWriter writer;

    TrainingFeed(JdbcTemplate jdbc, EpochLog epochs, FoldResults folds, JsonWriter writer) {
        this.jdbc = jdbc;
        this.epochs = epochs;
        this.folds = folds;
        this.writer = writer;
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
                            new TrainingPlace(row.getInt("position"), row.getInt("fold"), row.getInt("epoch")));
                });
        return ends;
    }

    @Override
    public boolean isBehind(TrainingPlace place, TrainingPlace end) {
        return place.position() < end.position()
                || place.fold() < end.fold()
                || (place.fold() == end.fold() && place.epoch() < end.epoch());
    }

    @Override
    public EventPage<TrainingPlace> after(UUID id, TrainingPlace place) {
        List<HistoryLine> history = jdbc.query(HISTORY, (row, index) -> HistoryLine.of(row), id, place.position());
        boolean isOver = history.isEmpty() || history.getLast().isFinal();
        // Asked before the epochs: those of a fold that has ended are all there.
        Reach reach = reach(id);
        int last = isOver ? reach.behindFolds() : reach.fold();
        List<EpochRow> read = epochs.after(id, place.fold(), place.epoch(), last, EPOCHS_A_PAGE + 1);
        boolean hasMore = read.size() > EPOCHS_A_PAGE;
        Map<Integer, FoldEvaluation> ended = place.fold() < last
                ? folds.between(id, place.fold(), last - 1).stream()
                        .map(FoldResults.FoldResult::evaluation)
                        .collect(Collectors.toMap(FoldEvaluation::fold, Function.identity()))
                : Map.of();
        EventText text = new EventText();
        TrainingPlace at = place;
        for (HistoryLine line : history) {
            at = line.isFinal() ? at : told(line, at, text);
        }
        for (EpochRow row : hasMore ? read.subList(0, EPOCHS_A_PAGE) : read) {
            at = toFold(row.fold(), at, ended, text);
            at = new TrainingPlace(at.position(), row.fold(), row.epoch());
            text.add("epoch", at, writer.text(EpochBody.of(row, reach.folds())));
        }
        if (!hasMore) {
            at = toFold(last, at, ended, text);
        }
        if (isOver && !hasMore && !history.isEmpty()) {
            at = told(history.getLast(), at, text);
        }
        return new EventPage<>(text.toString(), at, hasMore, isOver);
    }

    /**
     * How far a job is.
     *
     * @param fold the first that has not ended
     * @param folds how many there are
     */
    private record Reach(int fold, int folds) {
        /** The number under which the epochs behind those of all folds are listed. */
        int behindFolds() {
            return folds == 0 ? 0 : folds + 1;
        }
    }

    private Reach reach(UUID id) {
        return jdbc
                .query(
                        "select fold, folds from training_job where id = ?",
                        (row, index) -> new Reach(row.getInt("fold"), row.getInt("folds")),
                        id)
                .stream()
                .findFirst()
                .orElse(new Reach(0, 0));
    }

    /** Goes on to the epochs of a fold, and tells of each fold on the way how it ended, if it did. */
    private TrainingPlace toFold(int fold, TrainingPlace from, Map<Integer, FoldEvaluation> ended, EventText text) {
        TrainingPlace at = from;
        while (at.fold() < fold) {
            FoldEvaluation evaluation = ended.get(at.fold());
            at = new TrainingPlace(at.position(), at.fold() + 1, 0);
            if (evaluation != null) {
                text.add("fold", at, writer.text(evaluation));
            }
        }
        return at;
    }

    /** Adds a line that the listener has not had, and answers the place behind it. */
    private TrainingPlace told(HistoryLine line, TrainingPlace at, EventText text) {
        if (line.position() <= at.position()) {
            return at;
        }
        TrainingPlace behind = new TrainingPlace(line.position(), at.fold(), at.epoch());
        text.add("status", behind, writer.text(line.change()));
        return behind;
    }
}
