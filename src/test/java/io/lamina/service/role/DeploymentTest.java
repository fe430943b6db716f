package io.lamina.service.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DeploymentTest {
    private static JdbcDataSource h2() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:");
        return h2;
    }

    private static FailureAnalysis refusal(String role) {
        UnsuitableRoleException refused =
                catchThrowableOfType(UnsuitableRoleException.class, () -> new Deployment(h2(), role));
        return new UnsuitableRoleAnalyzer().analyze(refused, refused);
    }

    @Test
    void embeddedDatabaseAdmitsOneProcessThatDoesAll() throws SQLException {
        Deployment deployment = new Deployment(h2(), "ALL");
        assertThat(deployment.isEmbedded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void halfAProcessOnTheEmbeddedDatabaseDoesNotStart(String role) {
        FailureAnalysis refusal = refusal(role);
        assertThat(refusal.getDescription()).contains("LAMINA_ROLE is " + role, "one process");
        assertThat(refusal.getAction()).contains("SPRING_DATASOURCE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "api ", " worker", ""})
    void unknownRoleNamesTheThree(String role) {
        FailureAnalysis refusal = refusal(role);
        assertThat(refusal.getDescription()).contains("no role \"" + role + "\"");
        assertThat(refusal.getAction()).contains("all, api, worker");
    }
}
