package io.lamina.service;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * An H2 and a real PostgreSQL that needs no container, one of each for all tests: as a database of empty tables that tests share, or,
 * for those that start a service, as a database of their own in the same server.
 */
public final class Databases {
    /** Name and password of PostgreSQL's only user. */
    private static final String USER = "postgres";

    private Databases() {}

    private static final class H2 {
        static final DataSource POOL =
                pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();
        static final DataSource POOL = pool(SERVER.getJdbcUrl(USER, USER), USER, USER);

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL does not start", e);
            }
        }
    }

    public static DataSource h2() {
        return H2.POOL;
    }

    public static DataSource postgres() {
        return Postgres.POOL;
    }

    /** A new, empty database of PostgreSQL, as the URL of {@link #service}. */
    public static String newPostgres() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(Postgres.POOL).execute("create database " + name);
        return Postgres.SERVER.getJdbcUrl(USER, name);
    }

    /** What a service must be told to use a database of PostgreSQL. */
    public static Map<String, String> service(String url) {
        return Map.of(
                "spring.datasource.url", url, "spring.datasource.username", USER, "spring.datasource.password", USER);
    }

    /** Tells a service to use a new, empty database of PostgreSQL. */
    public static void newPostgres(DynamicPropertyRegistry registry) {
        service(newPostgres()).forEach((name, value) -> registry.add(name, () -> value));
    }

    /** Makes the service's tables. */
    public static JdbcTemplate migrate(DataSource database) {
        // Flyway has not been verified with the newest H2, and says so each time; application.yaml has the same line.
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
        Flyway.configure().dataSource(database).load().migrate();
        return new JdbcTemplate(database);
    }

    private static DataSource pool(String url, String user, String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(12);
        // Not the pool itself: JUnit closes arguments of tests that can be closed.
        return new DelegatingDataSource(pool);
    }
}
