package io.lamina.service;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Lamina in a process of its own, which a test may kill. */
final class LaminaProcess implements AutoCloseable {
    private final Process process;
    private final Client client;
    private final Path log;

    private LaminaProcess(Process process, Client client, Path log) {
        this.process = process;
        this.client = client;
        this.log = log;
    }

    /** Starts one on a data folder and waits until it is ready. */
    static LaminaProcess start(Path folder, String... arguments) throws IOException {
        int port = freePort();
        Path log = Files.createTempFile(folder, "lamina", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                "--server.port=" + port,
                "--lamina.data-dir=" + folder.resolve("data")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        LaminaProcess started = new LaminaProcess(process, new Client(port), log);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(started::isReadyOrGone);
        if (!process.isAlive()) {
            throw new IllegalStateException("Lamina does not start:\n" + started.console());
        }
        return started;
    }

    private boolean isReadyOrGone() {
        try {
            return !process.isAlive()
                    || client.get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    Client client() {
        return client;
    }

    /** What it has printed. */
    String console() throws IOException {
        return Files.readString(log);
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; answers the exit code, or fails if it does not end in time. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Lamina does not end");
        }
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
