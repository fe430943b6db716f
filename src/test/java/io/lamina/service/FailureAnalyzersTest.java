package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class FailureAnalyzersTest {
    @ParameterizedTest
    @CsvSource({
        "08001, does not answer: why, host",
        "28P01, refuses the connection: why, SPRING_DATASOURCE_PASSWORD",
        "3D000, refuses the connection: why, name of the database"
    })
    void databaseThatIsNotThereIsSaidInTwoLines(String state, String description, String action) {
        RuntimeException failure = new IllegalStateException("wrapped", new SQLException("why", state));
        FailureAnalysis analysis = Objects.requireNonNull(new DatabaseAnalyzer().analyze(failure));
        assertThat(analysis.getDescription()).contains(description);
        assertThat(analysis.getAction()).contains(action, "LAMINA_DATA_DIR");
    }

    @Test
    void settingThatCannotBeIsNamedAsItIsSet() {
        RuntimeException failure = new IllegalStateException(
                "wrapped", new IllegalArgumentException("lamina.queue-capacity must be at least 1, got 0"));
        FailureAnalysis analysis = Objects.requireNonNull(new SettingAnalyzer().analyze(failure));
        assertThat(analysis.getDescription()).isEqualTo("lamina.queue-capacity must be at least 1, got 0");
        assertThat(analysis.getAction()).isEqualTo("Change LAMINA_QUEUE_CAPACITY, or leave it out.");
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        RuntimeException failure = new IllegalStateException("wrapped", new SQLException("why", "42601"));
        assertThat(new DatabaseAnalyzer().analyze(failure)).isNull();
        assertThat(new SettingAnalyzer().analyze(failure)).isNull();
    }
}
