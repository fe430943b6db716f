package io.lamina.service.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lamina.service.Client;
import io.lamina.service.LaminaProcess;
import io.lamina.service.RealProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A process on the embedded database that dies by SIGKILL in the middle of an upload, a training, a publication, again and again: its
 * file opens, nothing half-written is visible, what was acknowledged is there, and nothing is left over once all is deleted.
 */
@RealProcesses
class EmbeddedDeathTest {
    private static final int DEATHS = Integer.getInteger("lamina.embeddedKills", 2);
    private static final List<String> MOMENTS = List.of(
            "before statement 1 insert into dataset ",
            "after statement 5 insert into training_epoch",
            "after statement 1 insert into model_version",
            "before commit 1 insert into dataset ",
            "before commit 3 set epoch = .*checkpoint_sha256 = ",
            "after commit 1 insert into model_version",
            "after commit 1 insert into blob ",
            "after commit 1 update training_job set");
    private static final String[] ARGUMENTS = {
        "--lamina.checkpoint-interval=100ms", "--lamina.workers=1", "--lamina.housekeeping-interval=1s"
    };

    @TempDir
    Path folder = Path.of("");

    private final List<String> uploads = new ArrayList<>();
    private final List<String> jobs = new ArrayList<>();

    @Test
    void acknowledgedIsThereAndNothingElseAfterEveryDeath() throws Exception {
        for (int death = 0; death < DEATHS; death++) {
            String moment = MOMENTS.get(death % MOMENTS.size());
            try (LaminaProcess doomed = LaminaProcess.start(
                    KillableLamina.class, List.of("-Dkill=" + moment), Map.of(), folder, ARGUMENTS)) {
                work(doomed.client(), death);
                await(moment).atMost(Duration.ofMinutes(1)).until(() -> !doomed.isAlive());
            }
        }
        try (LaminaProcess last = LaminaProcess.start(folder, ARGUMENTS)) {
            Client client = last.client();
            for (String job : jobs) {
                assertThat(client.ended(job).get("status").asString()).isEqualTo("SUCCEEDED");
            }
            for (String upload : uploads) {
                assertThat(client.get("/api/v1/datasets/" + upload + "/rows?limit=200")
                                .json()
                                .toString())
                        .contains("number");
            }
            deleteEverything(client);
            await("no blob is left")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(files(folder.resolve("data/blobs"))).isEmpty());
        }
    }

    /** Uploads and submits until the process is gone, and remembers what it acknowledged. */
    private void work(Client client, int death) {
        try {
            String csv = "number,label\n" + (death + ",a\n" + death + ",b\n").repeat(20_000);
            Client.Answer uploaded = client.send(
                    "POST", "/api/v1/datasets?name=d" + death, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
            assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(201);
            uploads.add(uploaded.json().get("id").asString());
            Client.Answer submitted =
                    client.post("/api/v1/training-jobs", Disturbance.body("death-" + death, Disturbance.EPOCHS));
            assertThat(submitted.status()).as(submitted.body()).isEqualTo(202);
            jobs.add(submitted.json().get("id").asString());
        } catch (UncheckedIOException e) {
            // It died before it answered: nothing was promised.
        }
    }

    private static void deleteEverything(Client client) {
        each(
                client,
                "/api/v1/training-jobs",
                job -> "/api/v1/training-jobs/" + job.get("id").asString());
        each(
                client,
                "/api/v1/models",
                model -> "/api/v1/models/" + model.get("name").asString() + "/versions/1");
        each(
                client,
                "/api/v1/datasets",
                dataset -> "/api/v1/datasets/" + dataset.get("id").asString());
    }

    private static void each(Client client, String list, Function<JsonNode, String> path) {
        for (JsonNode item : client.get(list + "?limit=200").json().get("items")) {
            assertThat(client.delete(path.apply(item)).status()).isEqualTo(204);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
