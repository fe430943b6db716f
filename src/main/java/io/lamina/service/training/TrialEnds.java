package io.lamina.service.training;

import io.lamina.service.problem.Problem;
import io.lamina.service.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Tells owners of trials what becomes of them, and locks rows in the order that keeps everybody from waiting in a circle. */
@Component
class TrialEnds {
    private final TrainingJobRepository jobs;
    private final EvaluationRepository evaluations;
    private final ObjectMapper json;

    // Owners use this module's doors, which use this: asked for late, there is no circle.
    private final ObjectProvider<TrialOwner> owners;

    TrialEnds(
            TrainingJobRepository jobs,
            EvaluationRepository evaluations,
            ObjectMapper json,
            ObjectProvider<TrialOwner> owners) {
        this.jobs = jobs;
        this.evaluations = evaluations;
        this.json = json;
        this.owners = owners;
    }

    /** Locks what asked for a row, and before that what asked for that: the owner of a trial, the job of a fold. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAbove(UUID id) {
        jobs.parentOf(id).ifPresent(this::lockWithAbove);
    }

    private void lockWithAbove(UUID id) {
        lockAbove(id);
        if (jobs.lock(id).isEmpty()) {
            owners.forEach(owner -> owner.lock(id));
        }
    }

    /** Locks the parents of what a token held, those of the oldest first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAbove(List<UUID> parents) {
        parents.forEach(this::lockWithAbove);
    }

    /** The row of a worker's job, locked behind all that asked for it; absent if the worker does not hold it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<TrainingJob> lockHeld(RunningJob job) {
        if (job.parentId() != null) {
            lockAbove(job.id());
        }
        return jobs.lockHeld(job.id(), job.attempt(), TrainingStatus.HELD);
    }

    /** Whether trainings on these rows can be compared with the other trials of an owner. */
    boolean areRowsOf(UUID owner, long rows) {
        return owners.stream().map(one -> one.rows(owner)).allMatch(all -> all.isEmpty() || all.getAsLong() == rows);
    }

    /** A worker has taken a row. */
    void begun(Claim claim) {
        UUID parent = claim.parentId();
        if (parent != null && claim.kind() != WorkKind.FOLD) {
            owners.forEach(owner -> owner.begun(parent));
        }
    }

    /** Tells the owner of a trial that has ended or paused; says nothing of any other row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(TrainingJob row) {
        UUID parent = row.parentId();
        Integer part = row.part();
        boolean isOver = row.status().isFinished() || (row.pauses() && row.waitsForParts());
        if (!row.isTrial() || parent == null || part == null || !isOver) {
            return;
        }
        String error = row.error();
        Problem failure = error == null ? null : json.readValue(error, Problem.class);
        EndedTrial trial = new EndedTrial(
                row.id(),
                parent,
                part,
                row.status(),
                row.stoppedBy(),
                row.epoch(),
                row.bestEpoch(),
                scores(row.id()),
                failure == null ? null : failure.detail(),
                row.reproducible() && (failure == null || isOfTheTrial(failure)));
        owners.forEach(owner -> owner.ended(trial));
    }

    /** Whether a training fails so each time: not by a fault of the service, a limit of this machine, or the clock. */
    static boolean isOfTheTrial(Problem failure) {
        return failure.status() < HttpStatus.INTERNAL_SERVER_ERROR.value()
                && !failure.type().equals(ProblemType.OUT_OF_TIME.uri())
                && !failure.type().equals(ProblemType.OUT_OF_MEMORY.uri());
    }

    /** Of rows that the network has not learned from; those of a test are nobody's to choose by. */
    private @Nullable PartEvaluation scores(UUID id) {
        return Stream.of(PartEvaluation.CROSS_VALIDATION, "validation")
                .flatMap(split -> evaluations.find(id, split).stream())
                .findFirst()
                .orElse(null);
    }
}
