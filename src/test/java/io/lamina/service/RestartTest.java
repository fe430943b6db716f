package io.lamina.service;

import static io.lamina.service.Client.IRIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real processes on one folder with the embedded database, killed at bad moments, terminated, and one too many: what was acknowledged is
 * there afterwards, and a training that is torn out of one process goes on in the next, with the same bits.
 */
@RealProcesses
class RestartTest {
    private static final String OFTEN = "--lamina.checkpoint-interval=300ms";
    private static final int EPOCHS = 250;
    private static final String ROWS = """
            {"instances": [{"sepal_length_cm": 6.1, "sepal_width_cm": 2.9, "petal_length_cm": 4.7, "petal_width_cm": 1.4}]}
            """;

    /** What a checkpoint begins with. */
    private static final byte[] MAGIC = "LAMINAC\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder = Path.of("");

    @Test
    void nothingIsLostByKillOrTerminationAndTrainingEndsAsIfNothingHadHappened() throws Exception {
        String kept;
        String done;
        List<JsonNode> answers;
        String training;
        String torn;
        String damaged;
        String queued;
        try (LaminaProcess first = LaminaProcess.start(folder, OFTEN, "--lamina.workers=2")) {
            assertThat(first.console()).doesNotContain("WARN", "ERROR", "WARNING");
            Client client = first.client();
            kept = client.upload("kept", "a,b\n" + "1,x\n2,y\n".repeat(30));
            done = client.trained(iris("\"modelName\": \"iris\", \"epochs\": 30"))
                    .get("id")
                    .asString();
            answers = answers(client, done);
            training = "{\"datasetId\": \"" + client.upload("waves", waves())
                    + "\", \"target\": \"y\", \"epochs\": " + EPOCHS + ", \"batchSize\": 16, \"network\":"
                    + " {\"hiddenLayers\": [{\"units\": 64, \"dropout\": 0.2, \"batchNormalization\": true}, {\"units\": 32}]},"
                    + " \"learningRateSchedule\": {\"type\": \"reduce_on_plateau\", \"patience\": 3, \"factor\": 0.9},"
                    + " \"augmentation\": [\"mixup\"], \"earlyStopping\": {\"patience\": 1000}, \"modelName\": \"%s\"}";
            torn = client.submit(training.formatted("torn"));
            damaged = client.submit(iris("\"epochs\": 100000, \"earlyStopping\": \"none\""));
            queued = client.submit(iris("\"epochs\": 10, \"validation\": {\"strategy\": \"k_fold\", \"folds\": 3}"));
            awaitEpoch(client, torn, 20);
            awaitEpoch(client, damaged, 1);
            // For a moment one job may have two, the old and the new.
            await("a checkpoint of each to go on from")
                    .atMost(Duration.ofMinutes(1))
                    .during(Duration.ofMillis(300))
                    .ignoreExceptionsMatching(RestartTest::isOfAFileThatWent)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> checkpoints().size() >= 2);
            first.kill();
        }
        damageCheckpoint(damaged);
        int seen;
        try (LaminaProcess second = LaminaProcess.start(folder, OFTEN, "--lamina.workers=1")) {
            Client client = second.client();
            int from = resumedFrom(client, torn, 2);
            assertThat(from).isGreaterThan(1);
            assertThat(client.get("/api/v1/datasets/" + kept)
                            .json()
                            .get("rowCount")
                            .asInt())
                    .isEqualTo(60);
            assertThat(answers(client, done)).isEqualTo(answers);
            seen = awaitEpoch(client, torn, from + 20);
            assertThat(second.terminate()).isEqualTo(143);
        }
        try (LaminaProcess third =
                LaminaProcess.start(folder, OFTEN, "--lamina.workers=3", "--lamina.housekeeping-interval=1s")) {
            Client client = third.client();
            assertThat(answers(client, done)).isEqualTo(answers);
            assertBeginsAnew(client, damaged);
            assertThat(client.ended(queued).get("status").asString()).isEqualTo("SUCCEEDED");
            assertThat(client.job(torn).get("statusHistory").toString()).contains("Handed back");
            assertThat(resumedFrom(client, torn, 3))
                    .as("a termination loses no epoch")
                    .isGreaterThan(seen);
            assertEndsAsIfNothingHadHappened(client, torn, training.formatted("whole"));
            assertFolderIsTaken();
            assertReplayed(client, done, torn, queued);
        }
    }

    @Test
    void addressThatStrangersReachNeedsKeysOrAWord() {
        assertThatThrownBy(() -> LaminaProcess.start(folder, "--server.address=0.0.0.0"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LAMINA_API_KEYS")
                .hasMessageContaining("LAMINA_ALLOW_ANONYMOUS")
                .hasMessageNotContainingAny("at io.lamina");
    }

    /** Another process with another number of workers trains what was trained before, and torn apart, to the same bits. */
    private static void assertReplayed(Client client, String... jobs) {
        for (String job : jobs) {
            String replay = client.post("/api/v1/training-jobs/" + job + "/replay", "")
                    .json()
                    .get("id")
                    .asString();
            assertThat(client.ended(replay).at("/replay/result").asString())
                    .as("replay of %s", client.job(job))
                    .isEqualTo("identical");
        }
    }

    private static String iris(String more) {
        return "{\"datasetId\": \"" + IRIS + "\", \"target\": \"species\", " + more + "}";
    }

    /** What a job that has ended and its model answer: curve, evaluation, versions, a prediction. */
    private static List<JsonNode> answers(Client client, String job) {
        return List.of(
                client.get("/api/v1/training-jobs/" + job + "/epochs?limit=10000")
                        .json(),
                client.get("/api/v1/training-jobs/" + job + "/evaluation").json(),
                client.get("/api/v1/models/iris/versions").json(),
                client.post("/api/v1/models/iris/predictions", ROWS).json());
    }

    private void assertEndsAsIfNothingHadHappened(Client client, String torn, String training) {
        JsonNode ended = client.ended(torn);
        assertThat(ended.get("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.get("reproducible").asBoolean()).isTrue();
        // A kill between bytes and row leaves bytes that only housekeeping finds.
        await("none is kept after the end")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsMatching(RestartTest::isOfAFileThatWent)
                .until(() -> checkpoints().isEmpty());
        JsonNode whole = client.trained(training);
        assertThat(epochs(client, torn))
                .hasSize(EPOCHS)
                .isEqualTo(epochs(client, whole.get("id").asString()));
        assertThat(ended.get("metrics")).isEqualTo(whole.get("metrics"));
        assertThat(artifact(client, "torn")).isEqualTo(artifact(client, "whole"));
    }

    private void assertFolderIsTaken() {
        assertThatThrownBy(() -> LaminaProcess.start(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use by another Lamina")
                .hasMessageNotContainingAny("at org.h2", "at io.lamina");
    }

    /** Changes a byte of a job's checkpoint while no process runs. */
    private void damageCheckpoint(String job) throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("data").resolve("lamina").toAbsolutePath();
        String sha256 = new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
                .queryForObject(
                        "select checkpoint_sha256 from training_job where id = cast(? as uuid)", String.class, job);
        Path checkpoint = checkpoints().stream()
                .filter(file -> file.getFileName().toString().startsWith(sha256))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(checkpoint);
        bytes[bytes.length / 2] ^= 1;
        Files.write(checkpoint, bytes);
    }

    /** A checkpoint that is damaged costs the epochs, but not the job. */
    private static void assertBeginsAnew(Client client, String job) {
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
        assertThat(client.post("/api/v1/training-jobs/" + job + "/publish", "").status())
                .as("the best so far is kept")
                .isEqualTo(201);
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

    /** Files come and go while they are counted. */
    private static boolean isOfAFileThatWent(Throwable failure) {
        return failure instanceof NoSuchFileException || failure.getCause() instanceof NoSuchFileException;
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
