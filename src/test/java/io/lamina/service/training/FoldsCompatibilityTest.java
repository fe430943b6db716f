package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lamina.service.paging.PageRequest;
import io.lamina.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The folds of cross-validated jobs in the queue, whatever database is below; the test is every worker. */
abstract class FoldsCompatibilityTest extends CancelCompatibilityTest {
    private static final int FOLDS = 3;

    @Autowired
    private Folds folds;

    @Autowired
    private FoldResults results;

    @Autowired
    private FoldOutcomes foldOutcomes;

    private List<String> before = List.of();

    private UUID crossValidated(int epochs, String more) {
        jdbc.update("delete from model_version");
        before = blobs();
        String body = """
                {"datasetId": "01900000-0000-7000-8000-000000000001", "target": "species", "epochs": %d, "modelName": "folded",
                 "network": {"hiddenLayers": [{"units": 8}]}, "validation": {"strategy": "k_fold", "folds": %d} %s}
                """.formatted(epochs, FOLDS, more);
        return jobs.submit(
                "alice",
                binder.bind(body.getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class),
                TrainingJob::id);
    }

    static RunningJob running(Claim claim) {
        return new RunningJob(claim.id(), claim.attempt(), claim.parentId());
    }

    /** Submits a job and puts its folds into the queue. */
    private UUID divided(int epochs, String more) {
        UUID id = crossValidated(epochs, more);
        Claim claim = claim("division");
        assertThat(claim.kind()).isEqualTo(WorkKind.CROSS_VALIDATION);
        folds.divide(running(claim));
        return id;
    }

    private List<Claim> claimedFolds() {
        return IntStream.rangeClosed(1, FOLDS)
                .mapToObj(number -> claim("fold " + number))
                .toList();
    }

    private void trainFold(Claim claim) {
        train(worker, claim, running(claim));
    }

    private long parts(UUID id) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from training_job where parent_id = ?", Long.class, id));
    }

    private List<String> kept(UUID id) {
        return jdbc.query(
                "select split || evaluation from training_evaluation where job_id = ? union all"
                        + " select artifact_sha256 from model_version where training_job_id = ? union all"
                        + " select cast(fold as varchar(9)) || ' ' || evaluation from training_fold where job_id = ?"
                        + " union all select cast(fold as varchar(9)) || ' ' || cast(epoch as varchar(9)) || ' '"
                        + " || cast(training_loss as varchar(40)) || metrics from training_epoch where job_id = ? order by 1",
                (row, index) -> row.getString(1),
                id,
                id,
                id,
                id);
    }

    private void requireNoBlobLeftBehind() {
        List<String> blobs = blobs();
        blobs.removeAll(before);
        blobs.removeAll(jdbc.queryForList("select artifact_sha256 from model_version", String.class));
        assertThat(blobs).isEmpty();
    }

    private List<String> blobs() {
        return jdbc.query("select sha256 from blob", (row, index) -> row.getString(1));
    }

    /** Trains what is left of a job's folds, then the network of all rows. */
    private List<String> finished(UUID id) {
        for (int token = 0; !read(id).status().isFinished(); token++) {
            queueWorker.work("t" + token);
            assertThat(token).isLessThan(10);
        }
        assertThat(read(id).status()).as(read(id).error()).isEqualTo(TrainingStatus.SUCCEEDED);
        return kept(id);
    }

    @Test
    void foldsWaitInThePlaceOfTheirJobWhichNobodyHolds() {
        UUID id = crossValidated(2, "");
        queue("alice", 0);
        folds.divide(running(claim("division")));
        recovery.afterSingletonsInstantiated();
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.RUNNING);
        assertThat(job.waitsForParts()).as("also after a restart").isTrue();
        assertThat(job.isWaiting()).isFalse();
        assertThat(job.crashes()).isZero();
        assertThat(claims.claim("x")).satisfies(claim -> {
            assertThat(claim.kind()).isEqualTo(WorkKind.FOLD);
            assertThat(claim.parentId()).isEqualTo(id);
            assertThat(claim.part()).isOne();
        });
        // The other client holds nothing, and nobody holds the job itself: bob is next, then alice by age.
        queue("bob", 0);
        queue("bob", 0);
        assertThat(claim("b").parentId()).isNull();
        assertThat(claim("c").part()).isEqualTo(2);
    }

    @Test
    void aDivisionThatIsDoneTwiceAddsNothing() {
        UUID id = crossValidated(2, "");
        Claim first = claim("division");
        claims.handBackFormer("division");
        Claim second = claim("division");
        folds.divide(running(second));
        RunningJob zombie = running(first);
        folds.divide(zombie);
        assertThat(zombie.stop()).isEqualTo(JobStop.LOST);
        assertThat(parts(id)).isEqualTo(FOLDS);
        // Nor can a worker give a job back that waits for its folds.
        postponements.postpone(running(second));
        assertThat(read(id).waitsForParts()).isTrue();
    }

    @Test
    void theLastFoldSendsTheJobBackForTheMedianBestEpoch() {
        UUID id = divided(30, "");
        claimedFolds().forEach(this::trainFold);
        TrainingJob job = read(id);
        int[] best = results.of(id).stream()
                .mapToInt(result -> result.evaluation().bestEpoch())
                .sorted()
                .toArray();
        assertThat(job.status()).isEqualTo(TrainingStatus.QUEUED);
        assertThat(job.kind()).isEqualTo(WorkKind.TRAINING);
        assertThat(job.epochs()).isEqualTo(best[1]);
        assertThat(parts(id)).isZero();
        finished(id);
        assertThat(read(id).bestEpoch()).isEqualTo(best[1]);
        PartEvaluation pooled = jobs.evaluation(id, null);
        assertThat(pooled.split()).isEqualTo("cross_validation");
        assertThat(pooled.rowCount()).isEqualTo(150);
        assertThat(Objects.requireNonNull(pooled.folds()))
                .hasSize(FOLDS)
                .allSatisfy(fold -> assertThat(fold.rowCount()).isEqualTo(50));
        assertThat(Objects.requireNonNull(pooled.confusionMatrix()).counts().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(150);
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(pooled.aggregate()).get("accuracy"))
                        .mean())
                .as("equal folds")
                .isCloseTo(Objects.requireNonNull(pooled.metrics().get("accuracy")), within(1e-12));
        requireNoBlobLeftBehind();
    }

    @Test
    void sameBitsInWhateverOrderFoldsAreTrained() {
        UUID id = divided(5, "");
        claimedFolds().forEach(this::trainFold);
        List<String> once = finished(id);
        UUID again = divided(5, "");
        List<Claim> reversed = new ArrayList<>(claimedFolds());
        Collections.reverse(reversed);
        reversed.forEach(this::trainFold);
        assertThat(finished(again)).isEqualTo(once);
    }

    @Test
    void sameBitsFromTheCheckpointOfAFoldThatWasHandedBack() {
        List<String> undisturbed = finished(divided(EPOCHS, ", \"earlyStopping\": \"none\""));
        UUID id = divided(EPOCHS, ", \"earlyStopping\": \"none\"");
        Claim claim = claim("leaves");
        RunningJob leaving = running(claim);
        train(worker(Duration.ofHours(1), checkpoint -> leaving.stop(JobStop.HANDED_BACK)), claim, leaving);
        assertThat(jdbc.queryForObject(
                        "select checkpoint_epoch from training_job where id = ?", Integer.class, claim.id()))
                .isBetween(2, EPOCHS);
        assertThat(finished(id)).isEqualTo(undisturbed);
        requireNoBlobLeftBehind();
    }

    @Test
    void foldsThatEndInTheSameMomentSendTheJobBackOnce() throws Exception {
        UUID id = divided(2, "");
        List<Claim> claims = claimedFolds();
        List<Future<?>> ending = new ArrayList<>();
        claims.forEach(claim -> ending.add(other.submit(() -> trainFold(claim))));
        for (Future<?> end : ending) {
            end.get();
        }
        assertThat(read(id).history().stream().filter(line -> line.status() == TrainingStatus.QUEUED))
                .hasSize(2);
        assertThat(jdbc.queryForList("select task_instance from scheduled_tasks", String.class))
                .contains(id + "-all");
        finished(id);
    }

    @Test
    void cancellingAJobEndsItAtOnceAndTakesItsFoldsFromTheirWorkers() {
        UUID id = divided(EPOCHS, ", \"earlyStopping\": \"none\"");
        trainFold(claim("one"));
        Claim claim = claim("two");
        RunningJob running = running(claim);
        train(
                worker(Duration.ofMillis(1), checkpoint -> {
                    if (checkpoint != null) {
                        other.execute(() -> jobs.cancel(id));
                    }
                }),
                claim,
                running);
        assertThat(running.stop()).isEqualTo(JobStop.LOST);
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.CANCELLED);
        assertThat(jobs.cancel(id).status()).as("again").isEqualTo(TrainingStatus.CANCELLED);
        assertThat(parts(id)).isZero();
        assertThat(claims.claim("x")).isNull();
        requireNoBlobLeftBehind();
        jobs.delete(id);
        assertThat(jdbc.queryForObject("select count(*) from training_fold", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crashes", "infrastructure", "fault"})
    void theJobFailsWithTheFirstFoldThatCannotBeTrained(String how) {
        UUID id = divided(2, "");
        trainFold(claim("one"));
        String expected = switch (how) {
            case "crashes" -> {
                for (int crash = 1; crash <= 3; crash++) {
                    claim("t");
                    claims.handBackFormer("t");
                }
                yield "fold 2 of 3: the process ended 3 times";
            }
            case "infrastructure" -> {
                for (int failure = 0; failure <= Backoff.MOST_FAILURES; failure++) {
                    jdbc.update("update training_job set not_before = null");
                    postponements.postpone(running(claim("t")));
                }
                yield "fold 2 of 3: infrastructure: ";
            }
            default -> {
                foldOutcomes.fail(running(claim("t")), ProblemException.invalidRequest("/validation", "is odd"));
                yield "fold 2 of 3: ";
            }
        };
        TrainingJob job = read(id);
        assertThat(job.status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(job.error()).contains(expected);
        assertThat(job.history().getLast().message()).startsWith(expected);
        assertThat(parts(id)).isZero();
        assertThat(claims.claim("x")).isNull();
        requireNoBlobLeftBehind();
    }

    @Test
    void aFoldThatDivergesNamesItsEpoch() {
        UUID id = divided(
                20, ", \"optimizer\": {\"type\": \"sgd\", \"learningRate\": 1000}, \"regularization\": {\"l2\": 1000}");
        trainFold(claim("one"));
        assertThat(read(id).status()).isEqualTo(TrainingStatus.FAILED);
        assertThat(read(id).stoppedBy()).isEqualTo(JobEnd.DIVERGED);
        assertThat(read(id).error()).contains("fold 1 of 3: epoch ");
    }

    @Test
    void aFoldIsNoJobOfItsOwn() {
        UUID id = divided(2, "");
        UUID fold = claim("one").id();
        assertThat(jobs.list(null, null, null, PageRequest.ofIds(50, null)).items())
                .extracting(TrainingJob::id)
                .containsExactly(id);
        assertThatThrownBy(() -> jobs.get(fold)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> jobs.cancel(fold)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> jobs.delete(fold)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> jobs.delete(id))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is RUNNING; cancel it first");
    }

    @Test
    void foldsDoNotFillTheQueue() {
        divided(2, "");
        // Three places; the folds are three rows.
        for (int place = 0; place < 3; place++) {
            crossValidated(2, "");
        }
        assertThatThrownBy(() -> crossValidated(2, "")).hasMessageContaining("3 jobs wait, 3 may; 3 are yours");
    }

    @Test
    void progressIsOfAllFoldsAndTheNetworkThatIsPublished() {
        UUID id = divided(EPOCHS, ", \"earlyStopping\": \"none\"");
        assertThat(progress(id)).isEqualTo(new TrainingJobBody.Progress(0, EPOCHS, null, 1, FOLDS, 0));
        List<Claim> claims = claimedFolds();
        trainFold(claims.get(1));
        assertThat(progress(id)).isEqualTo(new TrainingJobBody.Progress(0, EPOCHS, null, 1, FOLDS, 0.25));
        RunningJob leaving = running(claims.get(0));
        train(worker(Duration.ofHours(1), checkpoint -> leaving.stop(JobStop.HANDED_BACK)), claims.get(0), leaving);
        assertThat(progress(id).fraction()).isStrictlyBetween(0.25, 0.5);
        assertThat(progress(id).epoch()).isBetween(1, EPOCHS);
        trainFold(claim("again"));
        assertThat(progress(id)).isEqualTo(new TrainingJobBody.Progress(0, EPOCHS, null, 3, FOLDS, 0.5));
        trainFold(claims.get(2));
        assertThat(progress(id)).isEqualTo(new TrainingJobBody.Progress(0, EPOCHS, null, null, FOLDS, 0.75));
        finished(id);
        assertThat(progress(id)).isEqualTo(new TrainingJobBody.Progress(EPOCHS, EPOCHS, EPOCHS, null, FOLDS, 1));
    }

    private TrainingJobBody.Progress progress(UUID id) {
        TrainingJob job = read(id);
        return TrainingJobBody.of(job, null, jobs.foldsInTraining(List.of(job)).get(id), binder, json)
                .progress();
    }
}
