package io.lamina;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules about the source itself, which no class file shows. */
class SourceTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void noFileIsLongerThan400Lines() throws IOException {
        for (Path root : List.of(MAIN, TESTS)) {
            assertThat(javaFiles(root))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as("lines of %s", file)
                            .hasSizeLessThanOrEqualTo(400));
        }
    }

    @Test
    void halfOfTheFilesHave80LinesOrLess() throws IOException {
        List<Integer> sizes =
                javaFiles(MAIN).stream().map(SourceTest::lineCount).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(80);
    }

    @Test
    void everyPackageSaysWhatItIsAndWhatDoesNotBelong() throws IOException {
        for (Path folder : foldersWithSources(MAIN)) {
            Path page = folder.resolve("package-info.java");
            assertThat(page).exists();
            assertThat(Files.readString(page).replaceAll("\\s+(\\* ?)?", " "))
                    .as(page.toString())
                    .startsWith("/**")
                    .containsPattern("(?i)may use|a leaf")
                    .containsPattern("(?i)not belong|knows nothing of|no business of")
                    .containsPattern("(?i)\\bstart")
                    .hasSizeGreaterThan(200);
        }
    }

    @Test
    void nullIsSpelledOutInEveryPackage() {
        Set<String> packages =
                Imported.MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Imported.MAIN.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked on %s", name)
                        .isTrue());
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        for (Path root : List.of(MAIN, TESTS)) {
            for (Path file : javaFiles(root)) {
                // Spelled in two halves, or this file would find itself.
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("TO" + "DO", "FIX" + "ME");
            }
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<Path> foldersWithSources(Path root) throws IOException {
        return javaFiles(root).stream().map(Path::getParent).collect(Collectors.toSet());
    }

    private static int lineCount(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
