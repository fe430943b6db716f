package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.lamina.service.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** One process for requests and one for jobs, on one PostgreSQL. */
class RolesModuleTest {
    private static final String ALICE = "alice-0123456789";
    private static final String BOB = "bob-0123456789ab";
    private static final String JOB =
            "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", \"epochs\": 2, \"modelName\": \"m\"}";

    @TempDir
    Path folder = Path.of("");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final String url = Databases.newPostgres();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private ConfigurableApplicationContext start(String role) {
        SpringApplication application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        List<String> arguments = new ArrayList<>(List.of(
                "--lamina.role=" + role,
                "--lamina.workers=1",
                "--lamina.queue-capacity=3",
                "--lamina.api-keys=alice:" + ALICE + ",bob:" + BOB,
                "--lamina.data-dir=" + folder,
                "--server.port=0"));
        Databases.service(url).forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
        opened.addFirst(context);
        return context;
    }

    private static Client client(ConfigurableApplicationContext context) {
        return new Client(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static Answer ask(Client client, String key, String method, String path, @Nullable String body) {
        return client.send(
                method,
                path,
                body == null ? null : "application/json",
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                List.of("X-API-Key", key));
    }

    private static JsonNode submit(Client client, String key) {
        Answer answer = ask(client, key, "POST", "/api/v1/training-jobs", JOB);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }

    @Test
    void oneTakesRequestsAndTheOtherRunsJobs() {
        ConfigurableApplicationContext taking = start("api");
        assertThat(taking.getBean(Scheduler.class).getSchedulerState().isStarted())
                .isFalse();
        Client api = client(taking);

        List<JsonNode> queued = new ArrayList<>(List.of(submit(api, ALICE), submit(api, ALICE), submit(api, BOB)));
        assertThat(queued.get(1).get("queue").toString())
                .isEqualTo("{\"position\":2,\"ahead\":{\"ofYours\":1,\"ofOthers\":0},\"running\":0}");
        assertThat(queued.get(2).get("queuePosition").asInt())
                .as("before the second of alice")
                .isEqualTo(2);
        Answer full = ask(api, ALICE, "POST", "/api/v1/training-jobs", JOB);
        assertThat(full.status()).as(full.body()).isEqualTo(429);
        assertThat(ask(api, ALICE, "POST", "/api/v1/training-jobs?validateOnly=true", JOB)
                        .status())
                .as("a request is checked also while the queue is full")
                .isEqualTo(200);
        assertThat(Integer.parseInt(String.valueOf(full.header("Retry-After")))).isPositive();
        assertThat(full.json().get("type").asString()).endsWith("/too-many-requests");
        assertThat(full.json().get("queue").toString()).isEqualTo("{\"queued\":3,\"capacity\":3,\"ofYours\":2}");

        ConfigurableApplicationContext running = start("worker");
        Client worker = client(running);
        assertThat(worker.get("/actuator/health/readiness").status()).isEqualTo(200);
        for (String path : List.of("/", "/api/v1/datasets", "/swagger-ui.html", "/openapi.yaml", "/actuatorial")) {
            Answer closed = ask(worker, ALICE, "GET", path, null);
            assertThat(closed.status()).as(path).isEqualTo(503);
            assertThat(closed.header("Content-Type")).startsWith("application/problem+json");
            assertThat(closed.json().get("detail").asString()).contains("LAMINA_ROLE");
        }
        List<Instant> starts = new ArrayList<>();
        queued.forEach(job -> starts.add(at(ended(api, job), "startedAt")));
        assertThat(starts.get(2)).as("bob's, before the second of alice").isBetween(starts.get(0), starts.get(1));

        JsonNode late = ended(api, submit(api, ALICE));
        assertThat(Duration.between(at(late, "createdAt"), at(late, "startedAt")))
                .as("from one process to the other")
                .isLessThan(Duration.ofSeconds(3));
    }

    private static Instant at(JsonNode job, String moment) {
        return Instant.parse(job.get(moment).asString());
    }

    private static JsonNode ended(Client api, JsonNode job) {
        String path = "/api/v1/training-jobs/" + job.get("id").asString();
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> ask(api, ALICE, "GET", path, null).json(),
                        read -> read.get("status").asString().equals("SUCCEEDED"));
    }
}
