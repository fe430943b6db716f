package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static io.lamina.service.Client.PENGUINS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events, whatever database is below. */
abstract class EventsCompatibilityTest extends IdempotencyCompatibilityTest {
    private static final String LAST_ID = "Last-Event-ID";

    private record Event(String type, String id, JsonNode data) {}

    private static List<Event> events(String stream) {
        List<Event> events = new ArrayList<>();
        for (String block : stream.split("\n\n", -1)) {
            if (block.startsWith("event: ")) {
                String[] lines = block.split("\n", -1);
                assertThat(lines).hasSize(3);
                events.add(new Event(
                        lines[0].substring("event: ".length()),
                        lines[1].substring("id: ".length()),
                        JsonMapper.shared().readTree(lines[2].substring("data: ".length()))));
            }
        }
        return events;
    }

    private static List<JsonNode> data(List<Event> events, String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .map(Event::data)
                .toList();
    }

    private static String path(String job) {
        return "/api/v1/training-jobs/" + job + "/events";
    }

    private Answer behind(String job, String id) {
        return client.send("GET", path(job), null, null, List.of(LAST_ID, id));
    }

    private String trained(int epochs) {
        return client.trained("{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": " + epochs
                        + ", \"earlyStopping\": \"none\"}")
                .get("id")
                .asString();
    }

    @Test
    void streamTellsTheHistoryAndEveryEpochAndEnds() {
        String id = client.submit("{\"datasetId\": \"" + IRIS
                + "\", \"target\": \"species\", \"epochs\": 600, \"earlyStopping\": \"none\"}");
        // Opened while the job waits or runs; the answer is there when the stream has ended.
        Answer live = client.get(path(id));
        assertThat(live.status()).as(live.body()).isEqualTo(200);
        assertThat(live.header("Content-Type")).startsWith("text/event-stream");
        assertThat(live.header("Cache-Control")).contains("no-store");
        assertThat(live.body()).startsWith("retry: ");
        List<Event> events = events(live.body());
        JsonNode job = client.job(id);
        assertThat(data(events, "status"))
                .isEqualTo(job.get("statusHistory").valueStream().toList());
        assertThat(data(events, "epoch"))
                .hasSize(600)
                .isEqualTo(client.get("/api/v1/training-jobs/" + id + "/epochs?limit=10000")
                        .json()
                        .get("items")
                        .valueStream()
                        .toList());
        assertThat(events.getLast().data().get("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(events(client.get(path(id)).body())).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void whoeverComesBackGoesOnWhereItWas() {
        String id = trained(12);
        List<Event> events = events(client.get(path(id)).body());
        assertThat(events).hasSize(15).extracting(Event::id).doesNotHaveDuplicates();
        for (int i = 0; i < events.size() - 1; i++) {
            String last = events.get(i).id();
            assertThat(events(behind(id, last).body())).isEqualTo(events.subList(i + 1, events.size()));
            assertThat(events(client.get(path(id) + "?lastEventId=" + last).body()))
                    .isEqualTo(events.subList(i + 1, events.size()));
        }
        Answer over = behind(id, events.getLast().id());
        assertThat(over.status()).isEqualTo(204);
        assertThat(over.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0-0", "-1-0-0", "9-0-0", "0-1-1", "0-0-99999", "0-0-9999999999"})
    void idThatIsNoneOfTheJobIsRefused(String wrong) {
        String id = trained(1);
        Answer answer = behind(id, wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("header").asString()).isEqualTo(LAST_ID);
        Answer parameter = client.get(path(id) + "?lastEventId=" + wrong);
        assertThat(parameter.status()).isEqualTo(400);
        assertThat(parameter.json().get("errors").get(0).get("parameter").asString())
                .isEqualTo("lastEventId");
    }

    @Test
    void unknownJobHasNoEvents() {
        Answer answer = client.get(path(UUID.randomUUID().toString()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(client.get(path(trained(1)) + "?from=1").status()).isEqualTo(400);
    }

    @Test
    void headAnswersWithoutAStream() {
        String id = trained(1);
        Answer answer = client.send("HEAD", path(id), null, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    }

    @Test
    void noMoreThanSomeMayListenAndAPlaceComesFree() throws IOException {
        String id = client.submit("{\"datasetId\": \"" + PENGUINS
                + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": null}");
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        for (int i = 0; i < MOST_LISTENERS; i++) {
            HttpResponse<InputStream> stream = client.open(path(id));
            assertThat(stream.statusCode()).isEqualTo(200);
            open.add(stream);
        }
        Answer refused = client.get(path(id));
        assertThat(refused.status()).as(refused.body()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        for (HttpResponse<InputStream> stream : open) {
            String first = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8)).readLine();
            assertThat(first).startsWith("retry: ");
            stream.body().close();
        }
        client.post("/api/v1/training-jobs/" + id + "/cancel", "");
        // The stream that is let in again ends with the job.
        List<Event> events = events(await().atMost(Duration.ofMinutes(1))
                .until(() -> client.get(path(id)), answer -> answer.status() == 200)
                .body());
        assertThat(events.getLast().data().get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void streamOfADeletedJobEnds() throws IOException {
        String id = client.submit("{\"datasetId\": \"" + PENGUINS
                + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": null}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> client.job(id).get("progress").get("epoch").asInt() > 0);
        try (InputStream stream = client.open(path(id)).body()) {
            client.post("/api/v1/training-jobs/" + id + "/cancel", "");
            client.ended(id);
            client.delete("/api/v1/training-jobs/" + id);
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("retry: ");
        }
    }
}
