package io.lamina.service.tuning;

import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.service.training.ReplayBody;
import io.lamina.service.training.ReplayBody.Difference;
import io.lamina.service.training.TrialReplays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a search that was done again, from the bytes of the same table, against the first one, trial by trial in the order of their numbers. */
@Component
class TuningComparison {
    /** What may be compared, in the order in which of one trial each follows from those before. */
    private static final List<String> COMPARED = List.of(
            Difference.DATASET,
            Difference.PROPOSAL,
            Difference.EPOCH,
            Difference.TENSOR,
            Difference.MODEL,
            Difference.OBJECTIVE,
            Difference.STATUS);

    private final TuningJobRepository jobs;
    private final TuningTrialRepository trials;
    private final TrialReplays trainings;

    TuningComparison(TuningJobRepository jobs, TuningTrialRepository trials, TrialReplays trainings) {
        this.jobs = jobs;
        this.trials = trials;
        this.trainings = trainings;
    }

    /**
     * Compares a replay whose trials have ended with its job.
     *
     * @throws ProblemException 409 if that was deleted meanwhile
     * @throws IOException if something that is stored cannot be read now
     */
    ReplayBody of(TuningJob replay) throws IOException {
        TuningJob job =
                Optional.ofNullable(replay.replayOf()).flatMap(jobs::findById).orElseThrow(TuningComparison::deleted);
        Findings findings = new Findings();
        findings.compared.addAll(
                List.of(Difference.DATASET, Difference.PROPOSAL, Difference.OBJECTIVE, Difference.STATUS));
        for (TuningJob one : List.of(job, replay)) {
            if (!one.reproducible()) {
                findings.notes.add("tuning job " + one.id()
                        + " says that it cannot be reproduced: a clock, a person or the memory of a"
                        + " machine had a say, or two kinds of processor trained it; a difference proves nothing");
            }
        }
        List<TuningTrial> were = trials.findByJobIdOrderByNumber(job.id());
        List<TuningTrial> are = trials.findByJobIdOrderByNumber(replay.id());
        for (int i = 0; i < Math.max(were.size(), are.size()); i++) {
            compare(i < were.size() ? were.get(i) : null, i < are.size() ? are.get(i) : null, findings);
        }
        if (!jobs.existsById(job.id())) {
            // Its trials may have gone while they were read.
            throw deleted();
        }
        return findings.verdict();
    }

    private static ProblemException deleted() {
        return ProblemType.CONFLICT.because("the tuning job was deleted while it was replayed");
    }

    private void compare(@Nullable TuningTrial was, @Nullable TuningTrial is, Findings findings) throws IOException {
        findings.add(TrialDifference.ofProposals(was, is));
        if (was == null || is == null) {
            return;
        }
        UUID first = was.trainingJobId();
        UUID second = is.trainingJobId();
        if (first != null && second != null) {
            ReplayBody training = trainings.compare(first, second);
            findings.compared.addAll(training.compared());
            findings.notes.addAll(training.notes());
            training.differences().forEach(difference -> findings.add(difference.inTrial(was.number())));
        }
        findings.add(TrialDifference.ofObjectives(was, is));
        findings.add(TrialDifference.ofEnds(was, is));
    }

    /** The first difference of each kind; what trials have in common is said once. */
    private static final class Findings {
        final SequencedMap<String, Difference> differences = new LinkedHashMap<>();
        final SequencedSet<String> compared = new LinkedHashSet<>();
        final SequencedSet<String> notes = new LinkedHashSet<>();

        void add(@Nullable Difference difference) {
            if (difference != null) {
                differences.putIfAbsent(difference.what(), difference);
            }
        }

        ReplayBody verdict() {
            return ReplayBody.of(
                    new ArrayList<>(differences.values()),
                    COMPARED.stream().filter(compared::contains).toList(),
                    List.copyOf(notes));
        }
    }
}
