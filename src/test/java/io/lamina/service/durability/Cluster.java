package io.lamina.service.durability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.lamina.service.Application;
import io.lamina.service.Client;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Lamina processes on one PostgreSQL with nothing but that database between them, and leases of one and a half seconds instead of
 * thirty, so that a test sees a dead process found out. One process answers requests; some workers stand by, which a test may freeze
 * while another of its own is at work; {@link ClusterParameter} hands one cluster to all classes of tests, for starts are what such
 * tests take longest for.
 */
final class Cluster implements AutoCloseable {
    /** The connections of each process. */
    static final int POOL = 4;

    /** Where each process gets a data folder of its own. */
    private final Path folder;

    private final LaminaProcess api;
    private final List<LaminaProcess> standby = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private int started;
    private @Nullable String undisturbed;

    Cluster() throws IOException {
        this.folder = Files.createTempDirectory("lamina-cluster");
        this.postgres = database(0);
        this.api = LaminaProcess.start(fresh(), arguments("api"));
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

    /** Speaks with the process that only answers. */
    Client api() {
        return api.client();
    }

    /** The first workers that stand by: processes that only train, one job at a time, for as long as the cluster is there. */
    List<LaminaProcess> workers(int number) throws IOException {
        while (standby.size() < number) {
            standby.add(LaminaProcess.start(fresh(), arguments("worker")));
        }
        return standby.subList(0, number);
    }

    /** Stops the workers that stand by where they are; what they hold is everybody's once their leases are over. */
    void freezeWorkers() throws IOException, InterruptedException {
        for (LaminaProcess worker : standby) {
            worker.signal("STOP");
        }
    }

    /** Lets them go on; there is at least one then. */
    void thawWorkers() throws IOException, InterruptedException {
        workers(1);
        for (LaminaProcess worker : standby) {
            worker.signal("CONT");
        }
    }

    /** The hash of what {@link Disturbance#submit} comes to if nothing happens meanwhile. */
    String undisturbed() throws IOException {
        if (undisturbed == null) {
            workers(1);
            undisturbed = Disturbance.artifactOf(api(), Disturbance.submit(api(), "undisturbed"));
        }
        return undisturbed;
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

    private String[] arguments(String role) {
        return new String[] {
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
            "--db-scheduler.missed-heartbeats-limit=6"
        };
    }

    @Override
    public void close() throws IOException {
        standby.forEach(LaminaProcess::close);
        api.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
