package io.lamina.service.role;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this process is, decided once at start. */
@Component
public final class Deployment {
    private final Role role;
    private final boolean embedded;

    /** @throws UnsuitableRoleException if the process would wait for others that cannot exist */
    Deployment(DataSource dataSource, @Value("${lamina.role}") String word) throws SQLException {
        this.role = Role.of(word);
        try (Connection connection = dataSource.getConnection()) {
            this.embedded = !SharedDatabase.isShared(connection.getMetaData().getURL());
        }
        if (embedded && role != Role.ALL) {
            throw new UnsuitableRoleException(
                    "LAMINA_ROLE is " + role.word() + ", but the embedded database admits one process,"
                            + " which must take requests and run jobs.",
                    "Leave LAMINA_ROLE out, or use PostgreSQL with SPRING_DATASOURCE_URL.");
        }
    }

    public Role role() {
        return role;
    }

    /** Whether the database is a file of this process, so that no other process can be alive on it. */
    public boolean isEmbedded() {
        return embedded;
    }
}
