package io.lamina.service.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lamina.service.json.JsonBinder;
import io.lamina.service.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Trials in the queue: what they take of it, and how they wait for each other. */
abstract class TrialsCompatibilityTest extends FoldsCompatibilityTest {
    private static final UUID OWNER = new UUID(0, 7);

    @Autowired
    private Trials door;

    @Autowired
    private JsonBinder requests;

    private List<UUID> trials(int count, int limit) {
        return trials(1, count, limit);
    }

    private List<UUID> trials(int first, int last, int limit) {
        TrialBase base = door.resolve(requests.bind(
                        "{\"datasetId\": \"01900000-0000-7000-8000-000000000001\", \"target\": \"species\", \"epochs\": 10}"
                                .getBytes(StandardCharsets.UTF_8),
                        TrainingConfiguration.class))
                .base();
        assertThat(base.scores()).containsEntry("validationLoss", false).containsEntry("accuracy", true);
        return transaction.execute(status -> IntStream.rangeClosed(first, last)
                .mapToObj(number -> door.add(OWNER, number, "alice", base, base.configuration(), limit))
                .toList());
    }

    private void admit() {
        transaction.executeWithoutResult(status -> queue.admit("alice"));
    }

    @Test
    void trialsOfASearchTakeOnePlaceUntilTheFirstOfThemIsTaken() {
        trials(3, 10);
        queue("alice", 0);
        admit();
        queue("alice", 0);
        assertThatThrownBy(this::admit).as("two jobs and a search").isInstanceOf(ProblemException.class);
        assertThat(claim("t").kind()).isEqualTo(WorkKind.TRIAL);
        admit();
    }

    @Test
    void theFirstTrialThatIsQueuedStandsForItsSearchWhateverItsNumber() {
        trials(3, 5, 10);
        queue("alice", 0);
        queue("alice", 0);
        assertThatThrownBy(this::admit).as("two jobs and a search").isInstanceOf(ProblemException.class);
        assertThat(claim("t").kind()).isEqualTo(WorkKind.TRIAL);
        admit();
    }

    @Test
    void aTrialThatHasPausedIsTakenAgainOnceItIsPromoted() {
        UUID id = trials(1, 4).getFirst();
        Claim first = claim("t");
        assertThat(first.epochs()).isEqualTo(4);
        assertThat(first.pauses()).isTrue();
        transaction.executeWithoutResult(
                status -> trials.lockHeld(running(first)).orElseThrow().pause(T0));
        assertThat(claims.claim("nobody")).isNull();
        transaction.executeWithoutResult(status -> assertThat(trials.lockHeld(running(first)))
                .as("what its worker still writes is refused")
                .isEmpty());
        transaction.executeWithoutResult(status -> door.promote(id, null));
        Claim second = claim("u");
        assertThat(second.id()).isEqualTo(id);
        assertThat(second.kind()).isEqualTo(WorkKind.TRAINING);
        assertThat(second.epochs()).isEqualTo(10);
        assertThat(second.pauses()).isFalse();
    }

    @Test
    void aPausedTrialThatIsGivenUpHasSucceededAndIsTakenNoMore() {
        UUID id = trials(1, 4).getFirst();
        Claim claim = claim("t");
        transaction.executeWithoutResult(
                status -> trials.lockHeld(running(claim)).orElseThrow().pause(T0));
        transaction.executeWithoutResult(status -> door.prune(id));
        assertThat(read(id).status()).isEqualTo(TrainingStatus.SUCCEEDED);
        assertThat(read(id).stoppedBy()).isEqualTo(JobEnd.PRUNED);
        assertThat(claims.claim("nobody")).isNull();
        assertThatThrownBy(() -> jobs.delete(id))
                .as("it goes with what asked for it")
                .isInstanceOf(ProblemException.class);
        transaction.executeWithoutResult(status -> door.removeAll(OWNER));
        assertThat(repository.findById(id)).isEmpty();
    }
}
