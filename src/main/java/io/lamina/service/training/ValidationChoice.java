package io.lamina.service.training;

import io.lamina.nn.train.EarlyStopping;
import io.lamina.service.problem.ProblemException;
import io.lamina.table.Table;
import io.lamina.table.split.Chronological;
import io.lamina.table.split.CrossValidation;
import io.lamina.table.split.Holdout;
import io.lamina.table.split.None;
import io.lamina.table.split.Split;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.TargetPlan;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are kept back, and what may be stopped early by, where a request leaves it to Lamina.
 *
 * @param reasons gets the reason of each choice
 * @param warnings gets what the owner of the job should know
 */
record ValidationChoice(TrainingConfiguration asked, Map<String, String> reasons, List<JobWarning> warnings) {
    private static final int FEW_ROWS_OF_FOLDS = 1_000;

    ValidationStrategy strategy(TargetPlan target) {
        ValidationStrategy chosen = asked.validation();
        if (chosen instanceof CrossValidation folds && folds.validationFraction() == null) {
            return folds.withValidationFraction(innerFraction(target.rows().length));
        }
        if (chosen != null) {
            return chosen;
        }
        int rows = target.rows().length;
        if (rows < ValidationStrategy.FEW_ROWS) {
            reasons.put("validation", rows + " rows are too few to keep any back");
            warnings.add(JobWarning.ofTable(
                    "no_validation",
                    null,
                    "the dataset has only " + rows
                            + " rows, so none is kept back: scores are those of the training rows"
                            + " and say nothing about new ones"));
        } else {
            reasons.put("validation", asked.forecast() == null ? "the usual hold-out" : "the latest rows");
        }
        return asked.forecast() != null && rows >= ValidationStrategy.FEW_ROWS
                ? Chronological.by(asked.forecast().timeColumn())
                : ValidationStrategy.defaultFor(rows);
    }

    /**
     * Of few rows none is given up to early stopping: measured over five folds of six tables of 116 to 569 rows, a fifth of the training
     * rows costs more accuracy than stopping early saves ({@code docs/benchmarks.md}), and every epoch of so few is soon trained. Who
     * names what to watch has it.
     */
    private double innerFraction(int rows) {
        EarlyStopping stopping = asked.earlyStopping();
        boolean watches = stopping != null && stopping.watchesValidation();
        boolean few = rows < FEW_ROWS_OF_FOLDS && (stopping == null || stopping.metric() == null);
        String why =
                "some rows of each fold's training part, so that early stopping never sees those that it is scored on";
        if (!watches) {
            why = "early stopping watches no rows kept back";
        } else if (few) {
            why = rows + " rows are too few to give up some of each fold to early stopping; every epoch is trained";
        }
        reasons.put("validation.validationFraction", why);
        return watches && !few ? CrossValidation.DEFAULT_VALIDATION_FRACTION : 0;
    }

    /** The division of the network that is published: a cross-validated one learns from all rows. */
    Split published(Table table, TargetPlan target, ValidationStrategy validation, List<Split> splits) {
        if (!(validation instanceof CrossValidation)) {
            return splits.getFirst();
        }
        if (target.task() == Task.AUTOENCODER) {
            throw ProblemException.invalidRequest(
                    "/validation/strategy",
                    "cross-validation scores what is said of a target, and an autoencoder has none: each fold would measure"
                            + " errors in units of its own; take \"holdout\"");
        }
        return TrainingData.splits(table, target, new None(), asked.seed()).getFirst();
    }

    /** Without rows kept back there is nothing to stop early by: a training loss that falls is no sign of anything. */
    @Nullable
    EarlyStopping earlyStopping(ValidationStrategy validation, TrainingData data) {
        EarlyStopping stopping = asked.earlyStopping();
        boolean watchesSome = validation instanceof CrossValidation folds
                ? !Double.valueOf(0).equals(folds.validationFraction())
                : data.split().validation().length > 0;
        if (stopping == null || watchesSome || !stopping.watchesValidation()) {
            return stopping == null ? null : stopping.named();
        }
        boolean couldKeep = validation instanceof Holdout || validation instanceof CrossValidation;
        String why = couldKeep ? "validationFraction is 0" : "no rows are kept back";
        reasons.put("earlyStopping", why + ", so every epoch is trained");
        return null;
    }
}
