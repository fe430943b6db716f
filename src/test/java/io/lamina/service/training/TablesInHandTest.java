package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TablesInHandTest {
    private final TablesInHand tables = new TablesInHand(2, Duration.ZERO);

    @Test
    void oneRequestTooManyIsSentAwayAndThePlaceOfOneThatFailedIsFree() {
        String refused = tables.use(() -> tables.use(() -> {
            assertThatThrownBy(() -> tables.use(() -> "third"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE));
            return "two";
        }));
        assertThat(refused).isEqualTo("two");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> tables.use(() -> {
                        throw new IllegalStateException("no table");
                    }))
                    .hasMessage("no table");
        }
        assertThat(tables.use(() -> "again")).isEqualTo("again");
    }
}
