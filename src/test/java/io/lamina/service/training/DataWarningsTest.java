package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataWarningsTest {
    private static final List<String> SPELLINGS = List.of("Yes", "yes", "NO", "no", "true", "FALSE");

    private static List<JobWarning> warnings(String csv, String settings) {
        return Resolving.resolved(csv, settings, 1).warnings();
    }

    private static String rows(String header, List<String> labels) {
        return IntStream.range(0, 120)
                .mapToObj(row -> row * 7 % 13 + "," + labels.get(row % labels.size()) + "," + row * 5 % 11 + "\n")
                .reduce(header + "\n", String::concat);
    }

    @Test
    void aTargetOfTruthValuesInSeveralSpellingsIsWarnedOf() {
        String table = rows("x,agrees,y", SPELLINGS);
        assertThat(warnings(table, "\"target\": \"agrees\""))
                .contains(JobWarning.ofTable(
                        "spellings",
                        "agrees",
                        "6 spellings of two truth values (FALSE, NO, Yes, no, true, yes); as a target each is a class of its"
                                + " own"));
        assertThat(warnings(table, "\"target\": \"y\""))
                .as("as a feature it is one of two values")
                .extracting(JobWarning::code)
                .doesNotContain("spellings");
        assertThat(warnings(rows("x,agrees,y", List.of("Yes", "no")), "\"target\": \"agrees\""))
                .extracting(JobWarning::code)
                .doesNotContain("spellings");
    }

    private static List<String> levelWarnings(String levels) {
        String table = rows("x,island,y", List.of("Dream", "Biscoe", "Torgersen"));
        String settings =
                "\"target\": \"y\", \"validation\": {\"strategy\": \"none\"}, \"preprocessing\": {\"columns\":"
                        + " {\"island\": {\"categorical\": {\"type\": \"ordinal\", \"levels\": " + levels + "}}}}";
        return warnings(table, settings).stream()
                .filter(warning -> warning.code().equals("ordinal_levels"))
                .map(warning -> warning.column() + ": " + warning.detail())
                .toList();
    }

    @Test
    void anOrderThatDoesNotSuitTheValuesIsWarnedOf() {
        assertThat(levelWarnings("[\"Dream\", \"Mars\"]"))
                .containsExactly("island: no training row has \"Mars\" of the levels; the levels lack \"Biscoe\","
                        + " \"Torgersen\" of the training rows, so these become one, \"other\"");
        assertThat(levelWarnings("[\"Dream\", \"Torgersen\"]"))
                .containsExactly("island: the levels lack \"Biscoe\" of the training rows, so it becomes \"other\"");
        assertThat(levelWarnings("[\"Dream\", \"Torgersen\", \"Biscoe\", \"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]"))
                .containsExactly(
                        "island: no training row has \"a\", \"b\", \"c\", \"d\", \"e\" and 1 more of the levels");
        assertThat(levelWarnings("[\"Torgersen\", \"Dream\", \"Biscoe\"]")).isEmpty();
    }
}
