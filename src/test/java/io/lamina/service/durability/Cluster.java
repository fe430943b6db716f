package io.lamina.service.durability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lamina.service.Application;
import io.lamina.service.LaminaProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Lamina processes on one PostgreSQL with nothing but that database between them, and leases of one and a half seconds instead of
 * thirty, so that a test sees a dead process found out.
 */
final class Cluster implements AutoCloseable {
    /** The connections of each process. */
    static final int POOL = 4;

    private final Path folder;
    private final List<LaminaProcess> apis = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private int started;

    /** @param folder where each process gets a data folder of its own */
    Cluster(Path folder) throws IOException {
        this.folder = folder;
        this.postgres = database(0);
    }

    /** @param port 0: any that is free */
    private EmbeddedPostgres database(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(port)
                // What was committed must be there after a stop that asks nobody.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Stops the database as {@code pg_ctl stop -m immediate} does: connections are cut, nothing is put in order. */
    void stopDatabase() throws Exception {
        Path file = folder.resolve("postgres").resolve("postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(file).getFirst());
        LaminaProcess.signal(postmaster, "QUIT");
        ProcessHandle.of(postmaster).ifPresent(server -> server.onExit().join());
        Logger complaints = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
        Level before = complaints.getEffectiveLevel();
        // It would stop the server itself, and complains with a stack trace that there is none.
        complaints.setLevel(Level.OFF);
        postgres.close();
        complaints.setLevel(before);
    }

    /** Starts it again where it was, with what it had. */
    void startDatabase() throws IOException {
        postgres = database(postgres.getPort());
    }

    /** A process that only answers, until the cluster is closed. */
    LaminaProcess api(String... arguments) throws IOException {
        LaminaProcess api = LaminaProcess.start(fresh(), arguments("api", arguments));
        apis.add(api);
        return api;
    }

    /** A process that only trains, one job at a time. */
    LaminaProcess worker(String... arguments) throws IOException {
        return LaminaProcess.start(fresh(), arguments("worker", arguments));
    }

    /** A worker with something added to its environment. */
    LaminaProcess worker(Map<String, String> environment) throws IOException {
        return LaminaProcess.start(Application.class, List.of(), environment, fresh(), arguments("worker"));
    }

    /** A worker that dies by SIGKILL at a moment that {@link KillSwitch} names. */
    LaminaProcess doomedWorker(String rule) throws IOException {
        return struckWorker("KILL", rule);
    }

    /** A worker that gets a signal at such a moment. */
    LaminaProcess struckWorker(String signal, String rule) throws IOException {
        return LaminaProcess.start(
                KillableLamina.class,
                List.of("-Dsignal=" + signal, "-Dkill=" + rule),
                Map.of(),
                fresh(),
                arguments("worker"));
    }

    /** A connection beside those of Lamina. */
    Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Every row of an answer, its columns joined by blanks. */
    List<String> rows(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (answer.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(answer.getString(column)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    private Path fresh() {
        started++;
        return folder.resolve("process-" + started);
    }

    private String[] arguments(String role, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--lamina.role=" + role,
                "--lamina.workers=1",
                "--lamina.blob-store=database",
                "--lamina.checkpoint-interval=100ms",
                "--lamina.idle-transaction-timeout=1500ms",
                "--lamina.lock-timeout=30s",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.hikari.maximum-pool-size=" + POOL,
                "--spring.datasource.hikari.connection-timeout=1000",
                "--db-scheduler.polling-interval=100ms",
                "--db-scheduler.heartbeat-interval=250ms",
                "--db-scheduler.missed-heartbeats-limit=6"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        apis.forEach(LaminaProcess::close);
        postgres.close();
    }
}
