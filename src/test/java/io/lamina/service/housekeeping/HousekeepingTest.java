package io.lamina.service.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lamina.service.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

class HousekeepingTest {
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private final List<String> done = new ArrayList<>();

    static List<DataSource> databases() {
        return List.of(Databases.h2(), Databases.postgres());
    }

    private record Recorded(String name, List<String> done, int things) implements Housework {
        @Override
        public int clean(Instant now, int limit) {
            int before = (int) done.stream().filter(name::equals).count() * limit;
            done.add(name);
            return Math.min(limit, things - before);
        }
    }

    private record Failing() implements Housework {
        @Override
        public String name() {
            return "things that cannot be removed";
        }

        @Override
        public int clean(Instant now, int limit) {
            throw new IllegalStateException("not this one");
        }
    }

    private Housekeeping process(JdbcTemplate jdbc, Housework... work) {
        return new Housekeeping(List.of(work), jdbc, now::get, INTERVAL);
    }

    private static JdbcTemplate fresh(DataSource database) {
        JdbcTemplate jdbc = Databases.migrate(database);
        jdbc.update("update housekeeping set due_at = timestamp with time zone '1970-01-01 00:00:00+00'");
        return jdbc;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneProcessDoesItOnceAnInterval(DataSource database) {
        JdbcTemplate jdbc = fresh(database);
        Housekeeping one = process(jdbc, new Recorded("one", done, 3));
        Housekeeping other = process(jdbc, new Recorded("other", done, 3));
        assertThat(one.cleanIfDue()).isTrue();
        assertThat(other.cleanIfDue()).isFalse();
        assertThat(one.cleanIfDue()).isFalse();
        now.updateAndGet(time -> time.plus(INTERVAL));
        assertThat(other.cleanIfDue()).isTrue();
        assertThat(one.cleanIfDue()).isFalse();
        assertThat(done).containsExactly("one", "other");
    }

    @Test
    void shorterIntervalCountsAtOnce() {
        JdbcTemplate jdbc = fresh(Databases.h2());
        process(jdbc).cleanIfDue();
        Housekeeping oftener = new Housekeeping(List.of(), jdbc, now::get, INTERVAL.dividedBy(10));
        assertThat(oftener.cleanIfDue()).isTrue();
        assertThat(oftener.cleanIfDue()).isFalse();
    }

    @Test
    void workIsDoneInBatchesUntilNothingIsLeft() {
        process(fresh(Databases.h2()), new Recorded("many", done, 450)).cleanIfDue();
        assertThat(done).containsExactly("many", "many", "many");
    }

    @Test
    void whatFailsKeepsNothingElseFromBeingDone() {
        // What is logged is right, and no news here.
        ((Logger) LoggerFactory.getLogger(Housekeeping.class)).setLevel(Level.ERROR);
        process(fresh(Databases.h2()), new Failing(), new Recorded("other", done, 1))
                .cleanIfDue();
        assertThat(done).containsExactly("other");
    }

    @Test
    void intervalThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Housekeeping(List.of(), new JdbcTemplate(Databases.h2()), now::get, Duration.ZERO))
                .hasMessageContaining("lamina.housekeeping-interval must be at least 1s, got PT0S");
    }
}
