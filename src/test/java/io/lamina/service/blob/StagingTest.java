package io.lamina.service.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatOthersAreReceivingStays() throws IOException {
        try (Staging first = new Staging(folder);
                StagedBlob staged = first.stage()) {
            staged.output().write(1);
            staged.output().flush();
            try (Staging second = new Staging(folder)) {
                assertThat(second.folder()).isNotEqualTo(first.folder());
            }
            staged.output().write(2);
            staged.complete();
            try (var bytes = staged.open()) {
                assertThat(bytes.readAllBytes()).containsExactly(1, 2);
            }
        }
        assertThat(folder.resolve("staging")).isDirectoryNotContaining("glob:**-*");
    }

    @Test
    void whatTheDeadLeftIsRemovedAtStart() throws IOException {
        Path dead = Files.createDirectories(folder.resolve("staging/0198-dead"));
        Files.writeString(dead.resolve("lock"), "");
        Files.writeString(dead.resolve("half"), "half of an upl");
        Files.createDirectories(folder.resolve("staging/0198-dead-before-it-had-a-lock"));
        Files.writeString(folder.resolve("staging/of-an-earlier-version"), "half");
        try (Staging staging = new Staging(folder)) {
            assertThat(staging.folder()).isDirectoryContaining("glob:**/lock");
            try (var left = Files.list(folder.resolve("staging"))) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "gate", staging.folder().getFileName().toString());
            }
        }
    }

    @Test
    void folderGoesOnlyBehindTheGateThatOneWhoStartsHolds() throws IOException {
        Staging staging = new Staging(folder);
        try (FileChannel gate = FileChannel.open(folder.resolve("staging/gate"), StandardOpenOption.WRITE);
                FileLock starting = gate.lock()) {
            assertThat(starting.isValid()).isTrue();
            // Another process would wait; in this one the JVM says at once that the lock is held.
            assertThatThrownBy(staging::close).isInstanceOf(OverlappingFileLockException.class);
            assertThat(staging.folder()).isDirectoryContaining("glob:**/lock");
        }
        staging.close();
        assertThat(staging.folder()).doesNotExist();
    }

    @Test
    void folderOfALivingProcessStays() throws Exception {
        Path living = Files.createDirectories(folder.resolve("staging/living"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        living.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.getInputStream().read())
                    .as("says that it has the lock")
                    .isEqualTo('y');
            new Staging(folder).close();
            assertThat(living).exists();
        } finally {
            process.destroyForcibly().waitFor();
        }
        new Staging(folder).close();
        assertThat(living).doesNotExist();
    }
}
