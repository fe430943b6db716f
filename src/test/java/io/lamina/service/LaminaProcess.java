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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.util.FileSystemUtils;

/** A Lamina in a process of its own, which a test may kill. */
public final class LaminaProcess implements AutoCloseable {
    /** 128 + SIGKILL. */
    private static final int KILLED = 137;

    private final Process process;
    private final Client client;
    private final Path log;

    private LaminaProcess(Process process, Client client, Path log) {
        this.process = process;
        this.client = client;
        this.log = log;
    }

    /** Starts one on a data folder and waits until it is ready. */
    public static LaminaProcess start(Path folder, String... arguments) throws IOException {
        return start(Application.class, List.of(), Map.of(), folder, arguments);
    }

    /**
     * Starts another main class, with further arguments for the JVM and its environment. One that is killed before it is ready is answered
     * as it is: dead.
     *
     * @throws IllegalStateException with what it printed, if it ends instead of becoming ready
     */
    public static LaminaProcess start(
            Class<?> main, List<String> jvm, Map<String, String> environment, Path folder, String... arguments)
            throws IOException {
        if (!ProcessImage.isCurrent()) {
            rehearse();
        }
        return start(ProcessImage.command(), main, jvm, environment, folder, arguments);
    }

    /** One start and end, from which the JVM learns what the others load. */
    private static void rehearse() throws IOException {
        Path folder = Files.createTempDirectory("lamina-rehearsal");
        try (LaminaProcess lamina = start(ProcessImage.rehearsal(), Application.class, List.of(), Map.of(), folder)) {
            lamina.process.destroy();
            lamina.process.onExit().orTimeout(3, TimeUnit.MINUTES).join();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        if (!ProcessImage.isCurrent()) {
            throw new IllegalStateException("the rehearsal left no cache of classes");
        }
    }

    private static LaminaProcess start(
            List<String> java,
            Class<?> main,
            List<String> jvm,
            Map<String, String> environment,
            Path folder,
            String... arguments)
            throws IOException {
        int port = freePort();
        Files.createDirectories(folder);
        Path log = Files.createTempFile(folder, "lamina", ".log");
        List<String> command = new ArrayList<>(java);
        command.addAll(jvm);
        // Where a killed process leaves what it can no longer tidy up.
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        command.addAll(List.of(main.getName(), "--server.port=" + port, "--lamina.data-dir=" + folder.resolve("data")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        LaminaProcess started = new LaminaProcess(process, new Client(port), log);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .until(started::isReadyOrGone);
        } catch (ConditionTimeoutException e) {
            started.close();
            throw new IllegalStateException("Lamina is not ready:\n" + started.console(), e);
        }
        if (!process.isAlive() && process.exitValue() != KILLED) {
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

    public Client client() {
        return client;
    }

    /** What it has printed. */
    public String console() throws IOException {
        return Files.readString(log);
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal, such as STOP or CONT. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(process.pid(), name);
    }

    /** Sends a signal to any process, also to this one. */
    public static void signal(long pid, String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " ends with " + code);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM; answers the exit code, or fails if it does not end in time. */
    public int terminate() throws InterruptedException {
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
