package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Real processes on the embedded database: a training that is torn out of one goes on in the next, with the same bits. */
@RealProcesses
class ResumeTest {
    private static final String OFTEN = "--lamina.checkpoint-interval=300ms";
    private static final int EPOCHS = 100;

    /** What a checkpoint begins with. */
    private static final byte[] MAGIC = "LAMINAC\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder = Path.of("");

    @Test
    void trainingGoesOnAfterKillAndTerminationAndEndsAsIfNothingHadHappened() throws Exception {
        String training;
        String job;
        try (LaminaProcess first = LaminaProcess.start(folder, OFTEN)) {
            training = "{\"datasetId\": \"" + first.client().upload("waves", waves())
                    + "\", \"target\": \"y\", \"epochs\": " + EPOCHS + ", \"batchSize\": 16, \"network\":"
                    + " {\"hiddenLayers\": [{\"units\": 64, \"dropout\": 0.2, \"batchNormalization\": true}, {\"units\": 32}]},"
                    + " \"learningRateSchedule\": {\"type\": \"reduce_on_plateau\", \"patience\": 3, \"factor\": 0.9},"
                    + " \"augmentation\": [\"mixup\"], \"earlyStopping\": {\"patience\": 1000}, \"modelName\": \"%s\"}";
            job = first.client().submit(training.formatted("torn"));
            awaitEpoch(first.client(), job, 20);
            first.kill();
        }
        int seen;
        try (LaminaProcess second = LaminaProcess.start(folder, OFTEN)) {
            int from = resumedFrom(second.client(), job, 2);
            assertThat(from).isGreaterThan(1);
            seen = awaitEpoch(second.client(), job, from + 20);
            assertThat(second.terminate()).isEqualTo(143);
        }
        try (LaminaProcess third = LaminaProcess.start(folder, OFTEN, "--lamina.housekeeping-interval=1s")) {
            Client client = third.client();
            assertThat(client.job(job).get("statusHistory").toString()).contains("Handed back");
            assertThat(resumedFrom(client, job, 3))
                    .as("a termination loses no epoch")
                    .isGreaterThan(seen);
            JsonNode torn = client.ended(job);
            assertThat(torn.get("status").asString()).as(torn.toString()).isEqualTo("SUCCEEDED");
            assertThat(torn.get("reproducible").asBoolean()).isTrue();
            // A kill between bytes and row leaves bytes that only housekeeping finds.
            await("none is kept after the end")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> checkpoints().isEmpty());
            JsonNode whole = client.trained(training.formatted("whole"));
            assertThat(epochs(client, job))
                    .hasSize(EPOCHS)
                    .isEqualTo(epochs(client, whole.get("id").asString()));
            assertThat(torn.get("metrics")).isEqualTo(whole.get("metrics"));
            assertThat(artifact(client, "torn")).isEqualTo(artifact(client, "whole"));
        }
    }

    @Test
    void checkpointThatIsDamagedCostsTheEpochsButNotTheJob() throws Exception {
        String job;
        try (LaminaProcess first = LaminaProcess.start(folder, OFTEN)) {
            job = first.client()
                    .submit("{\"datasetId\": \"" + IRIS
                            + "\", \"target\": \"species\", \"epochs\": 100000, \"earlyStopping\": \"none\"}");
            await().atMost(Duration.ofMinutes(1)).until(() -> !checkpoints().isEmpty());
            awaitEpoch(first.client(), job, 1);
            first.kill();
        }
        for (Path checkpoint : checkpoints()) {
            byte[] bytes = Files.readAllBytes(checkpoint);
            bytes[bytes.length / 2] ^= 1;
            Files.write(checkpoint, bytes);
        }
        try (LaminaProcess second = LaminaProcess.start(folder)) {
            Client client = second.client();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.job(job).get("statusHistory").toString().contains("cannot be used"));
            awaitEpoch(client, job, 1);
            assertThat(client.get("/api/v1/training-jobs/" + job + "/epochs?limit=1")
                            .json()
                            .get("items")
                            .get(0)
                            .get("epoch")
                            .asInt())
                    .isEqualTo(1);
            client.post("/api/v1/training-jobs/" + job + "/cancel", "");
            assertThat(client.ended(job).get("status").asString()).isEqualTo("CANCELLED");
            assertThat(client.post("/api/v1/training-jobs/" + job + "/publish", "")
                            .status())
                    .as("the best so far is kept")
                    .isEqualTo(201);
        }
    }

    private static String waves() {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("a,b,c,d,y\n");
        for (int row = 0; row < 800; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            csv.append("%s,%s,%s,%s,%s\n"
                    .formatted(
                            a,
                            b,
                            random.nextGaussian(),
                            random.nextGaussian(),
                            Math.sin(2 * a) + a * b + 0.1 * random.nextGaussian()));
        }
        return csv.toString();
    }

    private static int awaitEpoch(Client client, String job, int least) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.job(job).get("progress").get("epoch").asInt(), epoch -> epoch >= least);
    }

    /** The epoch from which an attempt went on, as the job's history says. */
    private static int resumedFrom(Client client, String job, int attempt) {
        Pattern line = Pattern.compile("Training, attempt " + attempt + "(, from epoch (\\d+))?");
        Matcher found = await().atMost(Duration.ofMinutes(1))
                .until(() -> line.matcher(client.job(job).get("statusHistory").toString()), Matcher::find);
        String epoch = found.group(2);
        return epoch == null ? 1 : Integer.parseInt(epoch);
    }

    /** Every epoch without what it took. */
    private static List<JsonNode> epochs(Client client, String job) {
        List<JsonNode> epochs = new ArrayList<>();
        client.get("/api/v1/training-jobs/" + job + "/epochs?limit=10000")
                .json()
                .get("items")
                .forEach(epoch -> epochs.add(((ObjectNode) epoch).without("durationMillis")));
        return epochs;
    }

    private static String artifact(Client client, String model) {
        return client.get("/api/v1/models/" + model + "/versions/1")
                .json()
                .get("artifactSha256")
                .asString();
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> blobs = Files.walk(folder.resolve("data").resolve("blobs"))) {
            List<Path> found = new ArrayList<>();
            for (Path blob : blobs.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(blob)) {
                    if (Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                        found.add(blob);
                    }
                }
            }
            return found;
        }
    }
}
