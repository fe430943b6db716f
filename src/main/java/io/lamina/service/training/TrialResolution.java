package io.lamina.service.training;

import io.lamina.service.dataset.Datasets;
import io.lamina.service.dataset.OpenTable;
import io.lamina.service.dataset.StoredDataset;
import io.lamina.service.json.JsonBinder;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins a trial: holds what was proposed against the table, as a request of a client is held, writes down what it resolves to, and trains
 * it. A worker does that and not the transaction that proposes, which other trials wait for. What does not resolve is the trial's failure.
 */
@Component
class TrialResolution implements Work {
    private final Datasets datasets;
    private final TrialEnds trials;
    private final TrainingOutcomes outcomes;
    private final TrainingWorker training;
    private final FoldDivision folds;
    private final JsonBinder binder;
    private final JsonWriter writer;
    private final TransactionTemplate transaction;
    private final int workers;

    TrialResolution(
            Datasets datasets,
            TrialEnds trials,
            TrainingOutcomes outcomes,
            TrainingWorker training,
            FoldDivision folds,
            JsonBinder binder,
            JsonWriter writer,
            TransactionTemplate transaction,
            @Value("${lamina.workers}") int workers) {
        this.datasets = datasets;
        this.trials = trials;
        this.outcomes = outcomes;
        this.training = training;
        this.folds = folds;
        this.binder = binder;
        this.writer = writer;
        this.transaction = transaction;
        this.workers = workers;
    }

    @Override
    public Set<WorkKind> kinds() {
        return Set.of(WorkKind.TRIAL);
    }

    @Override
    public void run(RunningJob job, Claim claim) throws IOException {
        TrainingConfiguration asked =
                binder.bind(claim.configuration().getBytes(StandardCharsets.UTF_8), TrainingConfiguration.class);
        Resolution.Resolved resolved;
        try {
            resolved = resolve(asked, datasets.get(claim.datasetId()));
            UUID owner = claim.parentId();
            if (owner != null && !trials.areRowsOf(owner, resolved.rows())) {
                throw ProblemType.INVALID_REQUEST.because(
                        "learns from or is scored on other rows than the training of the search, so it could not be compared;"
                                + " drop_row or forecast.lags may leave rows out: say them, and the features, in training");
            }
        } catch (ProblemException e) {
            outcomes.fail(job, e);
            return;
        }
        Optional<Claim> held =
                transaction.execute(status -> trials.lockHeld(job).map(row -> {
                    row.resolved(
                            explained(resolved.plan(), asked),
                            writer.text(resolved.warnings()),
                            resolved.plan().epochs(),
                            resolved.plan().parts());
                    return Claim.of(row);
                }));
        if (held.isEmpty()) {
            job.lose();
        } else if (held.get().kind() == WorkKind.CROSS_VALIDATION) {
            folds.run(job, held.get());
        } else {
            training.run(job, held.get());
        }
    }

    private Resolution.Resolved resolve(TrainingConfiguration asked, StoredDataset dataset) {
        try (OpenTable opened = training.open(dataset, () -> {})) {
            return Resolution.resolve(asked, dataset, opened.table(), workers);
        }
    }

    /** The configuration with the reasons of this resolution, and those of choices that were made for all trials. */
    private String explained(TrainingPlan plan, TrainingConfiguration asked) {
        Map<String, String> before = asked.reasons();
        ObjectNode configuration = (ObjectNode) writer.tree(plan.configuration());
        Map<String, String> reasons = new LinkedHashMap<>(before == null ? Map.of() : before);
        Map<String, String> now = plan.configuration().reasons();
        reasons.putAll(now == null ? Map.of() : now);
        configuration.set("reasons", writer.tree(reasons));
        return writer.text(configuration);
    }
}
