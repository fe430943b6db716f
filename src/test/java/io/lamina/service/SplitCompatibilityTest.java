package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Parts of rows that follow a column, over HTTP. */
abstract class SplitCompatibilityTest extends PreprocessingCompatibilityTest {
    private static String csv() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "%s,p%d,2020-%02d-01,%s,%s"
                        .formatted(
                                i * 7 % 60 / 8.0,
                                i % 6,
                                1 + i / 5,
                                List.of("Train", "train", "TEST").get(i % 3),
                                i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("\n", "x,patient,day,part,y\n", "\n"));
    }

    private JsonNode trained(String dataset, String validation) {
        return client.trained("{\"datasetId\": \"" + dataset + "\", \"target\": \"y\", \"epochs\": 2,"
                + " \"modelName\": \"parts\", \"validation\": " + validation + "}");
    }

    private long rows(JsonNode job, String split) {
        return client.get("/api/v1/training-jobs/" + job.get("id").asString() + "/evaluation?split=" + split)
                .json()
                .get("rowCount")
                .asLong();
    }

    @Test
    void partsFollowGroupsTimesAndColumns() {
        String dataset = client.upload("parts", csv());
        JsonNode group =
                trained(dataset, "{\"strategy\": \"group\", \"groupColumn\": \"patient\", \"testFraction\": 0.2}");
        assertThat(List.of(rows(group, "training"), rows(group, "validation"), rows(group, "test")))
                .containsExactly(40L, 10L, 10L);
        JsonNode configuration = group.get("configuration");
        assertThat(configuration.at("/validation/strategy").asString()).isEqualTo("group");
        assertThat(configuration.at("/reasons/features").asString())
                .startsWith("every column but the target and patient, which divides the rows");
        JsonNode inputs = client.get("/api/v1/models/parts").json().get("inputs");
        assertThat(inputs.findValuesAsString("name")).containsExactly("x", "day", "part");

        JsonNode time = trained(dataset, "{\"strategy\": \"chronological\", \"timeColumn\": \"day\"}");
        assertThat(List.of(rows(time, "training"), rows(time, "validation"))).containsExactly(45L, 15L);
        assertThat(client.trained(time.get("configuration").toString()).get("metrics"))
                .isEqualTo(time.get("metrics"));

        JsonNode predefined = trained(dataset, "{\"strategy\": \"predefined\", \"splitColumn\": \"part\"}");
        assertThat(List.of(rows(predefined, "training"), rows(predefined, "test")))
                .containsExactly(40L, 20L);
        assertThat(predefined.at("/configuration/reasons/earlyStopping").asString())
                .contains("no rows are kept back");
    }

    @Test
    void classThatTrainingNeverSeesIsWarnedOf() {
        String dataset = client.upload("late", csv().replace("TEST,a", "TEST,new"));
        JsonNode job = trained(dataset, "{\"strategy\": \"predefined\", \"splitColumn\": \"part\"}");
        assertThat(job.get("warnings").toString()).contains("class_not_in_training", "no training row is of new");
    }
}
