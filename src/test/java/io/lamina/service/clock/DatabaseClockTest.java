package io.lamina.service.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class DatabaseClockTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Ticker ticker = new Ticker();
    private final Database database = new Database();

    /** Reads what is planned, and then the last of it for ever. */
    private static final class Ticker implements LongSupplier {
        private final Deque<Long> readings = new ArrayDeque<>(List.of(0L));

        void reads(long... nanos) {
            readings.clear();
            for (long reading : nanos) {
                readings.add(reading);
            }
        }

        @Override
        public long getAsLong() {
            return readings.size() > 1 ? readings.remove() : readings.element();
        }
    }

    /** A real database that may be out of reach. */
    private static final class Database extends DelegatingDataSource {
        private boolean away;

        Database() {
            super(h2());
        }

        private static JdbcDataSource h2() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setUrl("jdbc:h2:mem:");
            return h2;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("away");
            }
            return super.getConnection();
        }
    }

    @Test
    void timeGoesOnByTheTickerAlone() throws SQLException {
        DatabaseClock clock = new DatabaseClock(database, ticker);
        Instant start = clock.instant();
        ticker.reads(90 * SECOND + 1_000);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(90).plus(1, ChronoUnit.MICROS));
        assertThat(clock.now()).isEqualTo(clock.instant());
    }

    @Test
    void clockThatRanAheadIsSetToTheDatabase() throws SQLException {
        DatabaseClock clock = new DatabaseClock(database, ticker);
        Instant start = clock.instant();
        ticker.reads(600 * SECOND);
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(600));
        clock.measure();
        assertThat(clock.instant()).isCloseTo(start, within(60, ChronoUnit.SECONDS));
    }

    @Test
    void measurementThatAgreesWithinItsUncertaintyChangesNothing() throws SQLException {
        DatabaseClock clock = new DatabaseClock(database, ticker);
        Instant start = clock.instant();
        // The question takes 200 s by the ticker, and the truth is somewhere in between.
        ticker.reads(0, 200 * SECOND);
        clock.measure();
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(200));
    }

    @Test
    void clockGoesOnWhileTheDatabaseIsAwayAndIsSetWhenItIsBack() throws SQLException {
        DatabaseClock clock = new DatabaseClock(database, ticker);
        Instant start = clock.instant();
        database.away = true;
        ticker.reads(600 * SECOND);
        clock.measure();
        assertThat(clock.instant()).isEqualTo(start.plusSeconds(600));
        database.away = false;
        clock.measure();
        assertThat(clock.instant()).isCloseTo(start, within(60, ChronoUnit.SECONDS));
    }

    @Test
    void instantsAreWhatTheDatabaseKeeps() throws SQLException {
        ticker.reads(1_234_567);
        Instant instant = new DatabaseClock(database, ticker).instant();
        assertThat(instant).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
