package io.lamina.service.training;

import io.lamina.service.json.Query;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Training jobs side by side over HTTP. */
@RestController
@RequestMapping("/api/v1/training-jobs/compare")
@Tag(name = "Training jobs")
class ComparisonController {
    private static final int MOST_JOBS = 20;

    private final TrainingJobs jobs;
    private final Comparisons comparisons;

    ComparisonController(TrainingJobs jobs, Comparisons comparisons) {
        this.jobs = jobs;
        this.comparisons = comparisons;
    }

    /** Which jobs to compare. */
    record CompareQuery(
            @Setting(
                    doc = "Ids of 2 to 20 jobs, separated by commas, or the parameter once for each.",
                    min = 1,
                    max = MOST_JOBS)
            List<String> ids) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "compareTrainingJobs",
            summary = "Compare training jobs",
            description =
                    "Configurations by path, metrics with the best marked where all were scored on the same rows, and for each pair that was scored on the same rows or in the"
                            + " same folds a paired test: McNemar's of classifications, the corrected resampled t-test of"
                            + " k-fold cross-validations.")
    JobComparison compare(@Query CompareQuery query) {
        SequencedSet<UUID> ids = ids(query.ids());
        List<TrainingJob> found = new ArrayList<>();
        List<ProblemError> missing = new ArrayList<>();
        for (UUID id : ids) {
            try {
                found.add(jobs.get(id));
            } catch (ProblemException e) {
                missing.add(ProblemError.parameter("ids", e.detail()));
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    missing.size() == 1
                            ? missing.getFirst().detail()
                            : missing.size() + " of the jobs are not there, each named in errors",
                    missing);
        }
        return comparisons.of(found);
    }

    private static SequencedSet<UUID> ids(List<String> lists) {
        SequencedSet<UUID> ids = new LinkedHashSet<>();
        List<ProblemError> errors = new ArrayList<>();
        for (String list : lists) {
            for (String text : list.split(",", -1)) {
                try {
                    if (!ids.add(UUID.fromString(text.strip()))) {
                        errors.add(ProblemError.parameter("ids", "must be different jobs, got " + text + " twice"));
                    }
                } catch (IllegalArgumentException e) {
                    errors.add(ProblemError.parameter("ids", "must be ids of jobs, got \"" + text + "\""));
                }
            }
        }
        if (errors.isEmpty() && (ids.size() < 2 || ids.size() > MOST_JOBS)) {
            errors.add(ProblemError.parameter("ids", "must be ids of 2 to " + MOST_JOBS + " jobs, got " + ids.size()));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalidParameters(errors);
        }
        return ids;
    }
}
