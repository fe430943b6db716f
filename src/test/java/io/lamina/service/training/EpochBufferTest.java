package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.Databases;
import io.lamina.service.json.JsonWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class EpochBufferTest {
    private static final KeptCheckpoint CHECKPOINT = new KeptCheckpoint("ab".repeat(32), 1234, 4, 7, "Zen");

    private final UUID job = UUID.randomUUID();
    private final Outages database = new Outages(
            new DriverManagerDataSource("jdbc:h2:mem:buffer;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE", "sa", ""));
    private final EpochLog log = new EpochLog(new JdbcTemplate(database), new JsonWriter(), JsonMapper.shared());
    private final EpochBuffer buffer = new EpochBuffer(
            log, job, 1, new LearningCurve(job, 0), new RunningTime(Duration.ZERO, null), () -> database.nanos);

    /** A database that is away, once it is told so: whoever asks for a connection waits, and gets none. */
    private static final class Outages extends DelegatingDataSource {
        private Duration wait = Duration.ZERO;
        private int attempts;
        private long nanos;

        Outages(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            attempts++;
            if (wait.isPositive()) {
                nanos += wait.toNanos();
                throw new SQLTransientConnectionException("Connection is not available");
            }
            return super.getConnection();
        }
    }

    @BeforeEach
    void jobThatRuns() {
        EpochLogCompatibilityTest.insertRunning(Databases.migrate(database), job, 1);
        database.attempts = 0;
    }

    private List<Integer> written() {
        return log.after(job, -1, 0, 0, 100_000).stream().map(EpochRow::epoch).toList();
    }

    private void add(int from, int to) {
        EpochLogCompatibilityTest.rows(from, to)
                .forEach(row -> assertThat(buffer.add(row)).isTrue());
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    /** A transaction whose commit is answered with an error, once it has come to nothing or after it has gone through. */
    private void writeWithoutAnAnswer(boolean committed) {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database) {
            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                if (committed) {
                    super.doCommit(status);
                } else {
                    super.doRollback(status);
                }
                throw new TransactionSystemException("the connection is gone");
            }
        });
        assertThatThrownBy(() -> transaction.execute(status -> buffer.write(CHECKPOINT)))
                .isInstanceOf(TransactionException.class);
    }

    @Test
    void epochsWhoseCommitFailsAreWrittenAgain() {
        add(1, 5);
        writeWithoutAnAnswer(false);
        assertThat(written()).isEmpty();
        add(6, 7);
        assertThat(buffer.flush()).isTrue();
        assertThat(written()).isEqualTo(range(1, 7));
    }

    @Test
    void epochsWhoseCommitIsNotAnsweredAreThereOnce() {
        add(1, 5);
        writeWithoutAnAnswer(true);
        assertThat(written()).isEqualTo(range(1, 5));
        add(6, 7);
        assertThat(buffer.flush()).isTrue();
        assertThat(written()).isEqualTo(range(1, 7));
    }

    @Test
    void trainingGoesOnForNineTimesAsLongAsItWaitedForTheDatabase() {
        database.wait = Duration.ofSeconds(10);
        add(1, 1_000);
        assertThat(database.attempts).as("attempts at once").isOne();
        database.nanos += Duration.ofSeconds(89).toNanos();
        add(1_001, 1_002);
        assertThat(database.attempts).as("attempts after 89 s").isOne();
        database.nanos += Duration.ofSeconds(1).toNanos();
        add(1_003, 1_004);
        assertThat(database.attempts).as("attempts after 90 s").isEqualTo(2);
        database.wait = Duration.ZERO;
        database.nanos += Duration.ofSeconds(90).toNanos();
        add(1_005, 1_005);
        assertThat(written()).isEqualTo(range(1, 1_005));
    }

    @Test
    void trainingEndsOnceSoManyEpochsWait() {
        database.wait = Duration.ofSeconds(10);
        add(1, EpochBuffer.MOST_WAITING - 1);
        EpochRow last = EpochLogCompatibilityTest.rows(EpochBuffer.MOST_WAITING, EpochBuffer.MOST_WAITING)
                .getFirst();
        assertThatThrownBy(() -> buffer.add(last)).isInstanceOf(DataAccessException.class);
    }
}
