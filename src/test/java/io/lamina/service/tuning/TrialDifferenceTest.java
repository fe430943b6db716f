package io.lamina.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.training.EndedTrial;
import io.lamina.service.training.JobEnd;
import io.lamina.service.training.ReplayBody.Difference;
import io.lamina.service.training.TrainingStatus;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialDifferenceTest {
    private static final UUID JOB = new UUID(0, 1);

    private static TuningTrial trial(Map<String, Object> values, Map<String, Double> places) {
        return new TuningTrial(UUID.randomUUID(), JOB, 3, new Search.Proposal(values, places));
    }

    private static TuningTrial ended(@Nullable Double objective, int epochs) {
        TuningTrial trial = trial(Map.of(), Map.of());
        trial.take(
                new EndedTrial(
                        UUID.randomUUID(),
                        JOB,
                        3,
                        TrainingStatus.SUCCEEDED,
                        JobEnd.EPOCHS,
                        epochs,
                        1,
                        null,
                        null,
                        true),
                objective);
        trial.end(TrialStatus.SUCCEEDED, 1);
        return trial;
    }

    @Test
    void equalTrialsOfTwoJobsHaveNoDifference() {
        TuningTrial was = trial(Map.of("batchSize", 16), Map.of("batchSize", 0.5));
        TuningTrial is = trial(Map.of("batchSize", 16), Map.of("batchSize", 0.5));
        assertThat(TrialDifference.ofProposals(was, is)).isNull();
        assertThat(TrialDifference.ofObjectives(ended(0.5, 4), ended(0.5, 4))).isNull();
        assertThat(TrialDifference.ofEnds(ended(0.5, 4), ended(0.6, 4))).isNull();
    }

    @Test
    void theValueThatDiffersIsNamedAndAlsoThePlaceOfEqualValues() {
        TuningTrial was = trial(Map.of("batchSize", 16), Map.of("batchSize", 0.5));
        assertThat(TrialDifference.ofProposals(was, trial(Map.of("batchSize", 17), Map.of("batchSize", 0.5))))
                .isEqualTo(Difference.ofTrial(3, "proposal", "batchSize", "16", "17"));
        assertThat(TrialDifference.ofProposals(was, trial(Map.of("batchSize", 16), Map.of("batchSize", 0.51))))
                .isEqualTo(Difference.ofTrial(3, "proposal", "place of batchSize", "0.5", "0.51"));
        assertThat(TrialDifference.ofProposals(was, trial(Map.of(), Map.of())))
                .isEqualTo(Difference.ofTrial(3, "proposal", "batchSize", "16", null));
        assertThat(TrialDifference.ofProposals(trial(Map.of(), Map.of()), was))
                .isEqualTo(Difference.ofTrial(3, "proposal", "batchSize", null, "16"));
    }

    @Test
    void aTrialThatOneSearchDoesNotHaveIsADifference() {
        TuningTrial trial = trial(Map.of(), Map.of());
        assertThat(TrialDifference.ofProposals(trial, null))
                .isEqualTo(Difference.ofTrial(3, "proposal", null, "tried", null));
        assertThat(TrialDifference.ofProposals(null, trial))
                .isEqualTo(Difference.ofTrial(3, "proposal", null, null, "tried"));
    }

    @Test
    void theLastBitOfAnObjectiveIsADifference() {
        assertThat(TrialDifference.ofObjectives(ended(0.25, 4), ended(Math.nextUp(0.25), 4)))
                .isEqualTo(Difference.ofTrial(3, "objective", null, "0.25", "0.25000000000000006"));
        assertThat(TrialDifference.ofObjectives(ended(0.0, 4), ended(-0.0, 4)))
                .as("0 and -0")
                .isNotNull();
        assertThat(TrialDifference.ofObjectives(ended(0.25, 4), ended(null, 4)))
                .isEqualTo(Difference.ofTrial(3, "objective", null, "0.25", null));
    }

    @Test
    void howATrialEndedIsCompared() {
        assertThat(TrialDifference.ofEnds(ended(0.5, 4), ended(0.5, 5)))
                .isEqualTo(Difference.ofTrial(3, "status", "epochs", "4", "5"));
        TuningTrial pruned = ended(0.5, 4);
        pruned.prune(2);
        assertThat(TrialDifference.ofEnds(ended(0.5, 4), pruned))
                .isEqualTo(Difference.ofTrial(3, "status", "status", "SUCCEEDED", "PRUNED"));
    }
}
