package io.lamina.service.training;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.table.Table;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.split.Chronological;
import io.lamina.table.split.Group;
import io.lamina.table.split.None;
import io.lamina.table.split.Predefined;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different about a training that says what follows in a series. */
final class ForecastRules {
    private ForecastRules() {}

    /** A request with what a forecast implies: its task, settings to be chosen, and a division by its own time. */
    static TrainingConfiguration completed(TrainingConfiguration asked) {
        boolean implied = asked.task() == null && asked.forecast() != null;
        if (!implied && asked.task() != Task.FORECASTING) {
            return asked;
        }
        ForecastSpec forecast = asked.forecast() == null ? ForecastSpec.DEFAULT : asked.forecast();
        ValidationStrategy validation = asked.validation();
        if (validation instanceof Chronological latest && latest.timeColumn() == null) {
            validation = new Chronological(forecast.timeColumn(), latest.validationFraction(), latest.testFraction());
        }
        return asked.asForecast(forecast, validation);
    }

    /** Finds what a request says of a forecast that cannot be, before rows are looked at. */
    static void check(TrainingConfiguration asked, Table table, List<ProblemError> errors) {
        ForecastSpec forecast = asked.forecast();
        if (forecast == null) {
            return;
        }
        if (asked.task() != Task.FORECASTING) {
            errors.add(ProblemError.at(
                    "/forecast", "is for the task \"forecasting\" alone; leave it out, or take that task"));
            return;
        }
        checkColumn("/forecast/timeColumn", forecast.timeColumn(), asked, table, errors);
        checkColumn("/forecast/groupColumn", forecast.groupColumn(), asked, table, errors);
        if (forecast.groupColumn() != null && forecast.timeColumn() == null) {
            errors.add(ProblemError.at(
                    "/forecast/timeColumn",
                    "must be given with a groupColumn: rows of several series are not in one order"));
        }
        if (asked.sampleWeightColumn() != null) {
            errors.add(
                    ProblemError.at("/sampleWeightColumn", "is not for forecasts, whose windows all weigh the same"));
        }
        checkValidation(asked.validation(), forecast, errors);
    }

    private static void checkColumn(
            String pointer,
            @Nullable String column,
            TrainingConfiguration asked,
            Table table,
            List<ProblemError> errors) {
        if (column == null) {
            return;
        }
        if (table.find(column).isEmpty()) {
            errors.add(ProblemError.at(
                    pointer,
                    "the dataset has no column \"" + column + "\"" + Nearest.hint(column, table.columnNames())));
        } else if (column.equals(asked.target())) {
            errors.add(ProblemError.at(
                    pointer, "is the target, \"" + column + "\", so it cannot say where a row belongs"));
        }
    }

    private static void checkValidation(
            @Nullable ValidationStrategy validation, ForecastSpec forecast, List<ProblemError> errors) {
        boolean fits = validation == null
                || validation instanceof Chronological
                || validation instanceof Group
                || validation instanceof Predefined
                || validation instanceof None;
        if (!fits) {
            errors.add(ProblemError.at(
                    "/validation/strategy",
                    "must be chronological, group, predefined or none for a forecast: parts of random rows would let it learn from"
                            + " what it is to say"));
        } else if (validation instanceof Chronological latest
                && !Objects.equals(latest.timeColumn(), forecast.timeColumn())) {
            errors.add(ProblemError.at(
                    "/validation/timeColumn",
                    "must be that of the forecast, or left out, got \"" + latest.timeColumn() + "\""));
        }
    }

    /** Where in a request an error of a column, or of the table for null, belongs. */
    static String pointer(ForecastSpec forecast, @Nullable ValidationStrategy validation, @Nullable String column) {
        if (column == null) {
            return "/forecast";
        }
        if (column.equals(forecast.timeColumn())) {
            return "/forecast/timeColumn";
        }
        return column.equals(forecast.groupColumn())
                ? "/forecast/groupColumn"
                : validation == null ? "/forecast" : ValidationCheck.pointer(validation, column);
    }

    /** Says why what was left to Lamina was chosen. */
    static void explain(ForecastSpec asked, ForecastSpec chosen, Map<String, String> reasons) {
        if (asked.season() == null) {
            reasons.put(
                    "forecast.season",
                    chosen.chosenSeason() == 1
                            ? "none: the autocorrelation of the training rows has no clear peak"
                            : "the autocorrelation of the training rows peaks there");
        }
        if (asked.lags() == null) {
            reasons.put(
                    "forecast.lags",
                    "two seasons of at most 32 rows, with 5 training rows for each value looked back on; else up to 12, with 20");
        }
    }
}
