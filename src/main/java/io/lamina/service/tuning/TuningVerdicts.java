package io.lamina.service.tuning;

import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.training.ReplayBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends replays of searches whose trials have ended, whichever process looks first. They are not compared in the transaction that ends the last
 * trial, because that holds locks, and a thousand learning curves take their time. Two processes that compare the same come to the same.
 */
@Component
class TuningVerdicts {
    private static final Logger LOG = LoggerFactory.getLogger(TuningVerdicts.class);
    private static final int MOST = 10;

    private final TuningJobRepository jobs;
    private final TuningComparison comparison;
    private final JsonWriter writer;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    TuningVerdicts(
            TuningJobRepository jobs,
            TuningComparison comparison,
            JsonWriter writer,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.jobs = jobs;
        this.comparison = comparison;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            for (UUID id : jobs.awaitingVerdict(Limit.of(MOST))) {
                judge(id);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("cannot look for replays to compare: {}", e.getMessage());
        }
    }

    private void judge(UUID id) {
        TuningJob replay = jobs.findById(id).orElse(null);
        if (replay == null) {
            return;
        }
        try {
            ReplayBody verdict = comparison.of(replay);
            end(id, row -> row.succeedAsReplay(writer.text(verdict), verdict.sentence(), clock.instant()));
        } catch (ProblemException e) {
            String problem = writer.text(e.problem("/api/v1/tuning-jobs/" + id));
            end(id, row -> row.fail(problem, e.detail(), clock.instant()));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("cannot compare tuning job {} yet: {}", id, e.getMessage());
        }
    }

    /** Unless somebody has ended or cancelled it meanwhile. */
    private void end(UUID id, Consumer<TuningJob> verb) {
        transaction.executeWithoutResult(status -> jobs.lock(id)
                .filter(row -> row.awaitsVerdict() && !row.status().isFinished())
                .ifPresent(verb));
    }
}
