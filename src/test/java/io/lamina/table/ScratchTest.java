package io.lamina.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path folder;

    private boolean isFolderEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void whatIsAppendedIsReadAgainWhileMoreComes() throws IOException {
        Random random = new Random(1);
        try (Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(folder.resolve("scratch"), arena)) {
            byte[] first = bytes(random, 1_000);
            byte[] second = bytes(random, 3_000_000);
            long atFirst = scratch.append(first, first.length);
            MemorySegment early = scratch.memory();
            long atSecond = scratch.append(second, second.length);
            MemorySegment late = scratch.memory();
            byte[] third = bytes(random, 100_000_000);
            long atThird = scratch.append(third, third.length);
            assertThat(part(early, atFirst, first.length)).isEqualTo(first);
            assertThat(part(late, atFirst, first.length)).isEqualTo(first);
            assertThat(part(late, atSecond, second.length)).isEqualTo(second);
            MemorySegment all = scratch.memory();
            assertThat(part(all, atSecond, second.length)).isEqualTo(second);
            assertThat(all.asSlice(atThird, third.length).mismatch(MemorySegment.ofArray(third)))
                    .isEqualTo(-1);
            assertThat(scratch.size()).isEqualTo(103_001_000);
        }
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] part(MemorySegment memory, long start, int count) {
        return memory.asSlice(start, count).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void aLittleMakesNoFile() throws IOException {
        try (Arena arena = Arena.ofShared();
                Scratch scratch = new Scratch(folder.resolve("scratch"), arena)) {
            scratch.append(new byte[] {1, 2, 3}, 3);
            assertThat(part(scratch.memory(), 0, 3)).containsExactly(1, 2, 3);
            assertThat(isFolderEmpty()).isTrue();
        }
    }

    @Test
    void itsFileIsGoneWhenItIsClosedButItsMemoryOnlyWithTheArena() throws IOException {
        MemorySegment memory;
        try (Arena arena = Arena.ofShared()) {
            try (Scratch scratch = new Scratch(folder.resolve("scratch"), arena)) {
                scratch.append(new byte[3_000_000], 3_000_000);
                memory = scratch.memory();
            }
            assertThat(isFolderEmpty()).isTrue();
            assertThat(memory.get(ValueLayout.JAVA_BYTE, 2_999_999)).isZero();
        }
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }
}
