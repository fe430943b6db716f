package io.lamina.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;

class TranslationTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Translation.class);

    @BeforeEach
    void silence() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        log.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({
        "55P03, 503, not finished yet",
        "40P01, 503, not finished yet",
        "HYT00, 503, not finished yet",
        "40001, 503, not finished yet",
        "08006, 503, does not answer",
        "25P03, 503, does not answer",
        "57P01, 503, does not answer",
        "23505, 500, incident"
    })
    void whatTheDatabaseMayDoSoonIsToBeAskedAgain(String state, int status, String detail) {
        ProblemException problem =
                Translation.of(new CannotAcquireLockException("wrapped", new SQLException("reason", state)));
        assertThat(problem.type().status()).isEqualTo(status);
        assertThat(problem.detail()).contains(detail).doesNotContain("reason");
        assertThat(problem.headers().containsKey("Retry-After")).isEqualTo(status == 503);
    }
}
