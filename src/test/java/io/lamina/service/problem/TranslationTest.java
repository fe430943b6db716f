package io.lamina.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;

class TranslationTest {
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
