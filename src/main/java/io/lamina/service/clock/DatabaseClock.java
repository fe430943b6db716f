package io.lamina.service.clock;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, read without asking it: measured once, carried on by a ticker that nobody sets, and measured anew now and
 * then. The clock of the process itself is never looked at.
 *
 * <p>A measurement knows the time of the database to within the time that the question took. One that agrees with the reading
 * within that changes nothing, so that the clock does not tremble; any other sets the clock, forward or back. While the database is
 * away the last measurement is carried on, which drifts by some milliseconds an hour. A machine that was suspended reads a
 * time that is too early until the next measurement.
 *
 * <p>Read by any thread. Instants have microseconds, because that is what the database keeps: an instant reads the same before and
 * after it was stored.
 */
public final class DatabaseClock implements InstantSource, Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final DataSource database;
    private final LongSupplier ticker;
    private volatile Anchor anchor;
    private volatile boolean away;

    /**
     * What was known when the database was last asked.
     *
     * @param time the time of the database
     * @param tick the nanoseconds of the ticker at that time
     * @param uncertainty how wrong that may be
     */
    private record Anchor(Instant time, long tick, Duration uncertainty) {
        Instant at(long nanos) {
            return time.plusNanos(nanos - tick);
        }
    }

    /**
     * @param ticker nanoseconds that pass evenly, as {@code System::nanoTime}
     * @throws SQLException if the database cannot be asked
     */
    DatabaseClock(DataSource database, LongSupplier ticker) throws SQLException {
        this.database = database;
        this.ticker = ticker;
        this.anchor = ask();
    }

    @Override
    public Instant instant() {
        return anchor.at(ticker.getAsLong()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Instant now() {
        return instant();
    }

    /** Asks the database; if it does not answer, the clock goes on as it was. */
    void measure() {
        try {
            Anchor asked = ask();
            away = false;
            Duration step = Duration.between(anchor.at(asked.tick()), asked.time());
            if (step.abs().compareTo(asked.uncertainty()) <= 0) {
                return;
            }
            anchor = asked;
            if (step.abs().compareTo(WORTH_A_LINE) > 0) {
                LOG.warn("the clock was set by {} to the time of the database", step);
            }
        } catch (SQLException e) {
            if (!away) {
                LOG.warn("cannot ask the database for the time; the clock goes on: {}", e.getMessage());
            }
            away = true;
        }
    }

    private Anchor ask() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long before = ticker.getAsLong();
            try (ResultSet answer = statement.executeQuery("select current_timestamp")) {
                answer.next();
                Instant time = answer.getObject(1, OffsetDateTime.class).toInstant();
                long after = ticker.getAsLong();
                return new Anchor(time, before + (after - before) / 2, Duration.ofNanos((after - before) / 2 + 1_000));
            }
        }
    }
}
