package io.lamina.service;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * What every {@link LaminaProcess} starts from: the class path as jars, and the JVM's ahead-of-time cache of the classes that a start
 * loads and links, which it keeps for jars only. A start takes half the processor time with it, and the tests start some thirty
 * processes. Made by the first start after a change of a class.
 */
final class ProcessImage {
    /** What the cache and each process that uses it must agree on. */
    private static final List<String> JVM = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m");

    private static final Path FOLDER = Path.of("target", "process-image").toAbsolutePath();
    private static final Path CACHE = FOLDER.resolve("classes.aot");

    private ProcessImage() {}

    /** The start of a command line, up to the options of the one process. */
    static List<String> command() {
        return command("-XX:AOTCache=" + CACHE);
    }

    /** Whether there is a cache of the classes as they are now. */
    static boolean isCurrent() throws IOException {
        if (!Files.exists(CACHE)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(CACHE);
        for (Path entry : entries()) {
            try (Stream<Path> files = Files.walk(entry)) {
                if (files.anyMatch(file -> modified(file).compareTo(made) > 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Packs the jars anew; answers the command whose process writes the cache when it ends by itself or by SIGTERM. */
    static List<String> rehearsal() throws IOException {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(CACHE);
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        for (Path entry : entries()) {
            StringWriter said = new StringWriter();
            PrintWriter out = new PrintWriter(said);
            if (Files.isDirectory(entry)
                    && jar.run(out, out, "cf", packed(entry).toString(), "-C", entry.toString(), ".") != 0) {
                throw new IOException("cannot pack " + entry + ": " + said);
            }
        }
        return command("-XX:AOTCacheOutput=" + CACHE);
    }

    private static List<String> command(String cache) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add(cache);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                entries().stream().map(ProcessImage::packed).map(Path::toString).toList()));
        return command;
    }

    private static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    private static Path packed(Path entry) {
        return Files.isDirectory(entry) ? FOLDER.resolve(entry.getFileName() + ".jar") : entry;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
