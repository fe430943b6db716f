package io.lamina.service.prediction;

import io.lamina.service.json.JsonLimits;
import io.lamina.service.json.Query;
import io.lamina.service.model.Answer;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.Models;
import io.lamina.service.model.Predicted;
import io.lamina.service.model.Predicted.Remark;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.service.problem.ProblemType;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Predictions over HTTP. */
@RestController
@RequestMapping("/api/v1/models/{name}/predictions")
@Tag(
        name = "Predictions",
        description = "Named rows in; labels with probabilities, values, forecasts or reconstructions out")
class PredictionController {
    private static final String CSV = "text/csv";
    private static final int MOST_INSTANCES = 100_000;

    private final Models models;
    private final JsonLimits limits;

    PredictionController(Models models, JsonLimits limits) {
        this.models = models;
        this.limits = limits;
    }

    /** The rows to predict. */
    @Described("The rows to predict.")
    record PredictionRequest(
            @Setting(
                    doc =
                            "Rows by the names of their columns. A missing value is imputed and an unseen category taken as"
                                    + " unknown, each with a warning; an unknown column or text in place of a number is an error."
                                    + " A forecast takes {\"history\": [{…}, …]} in place of a row: rows of one series, the oldest first.",
                    min = 1,
                    max = MOST_INSTANCES,
                    example = "[{\"sepal_length_cm\": 5.1, \"sepal_width_cm\": 3.5, \"petal_length_cm\": 1.4,"
                            + " \"petal_width_cm\": 0.2}]")
            List<Map<String, @Nullable Object>> instances) {}

    /** Which version is to answer. */
    record VersionQuery(
            @Setting(doc = "Version of the model; by default the latest.", defaultValue = "null", min = 1) @Nullable
            Integer version) {}

    /** The model version that answered. */
    @Described("The model version that answered.")
    record ModelReference(
            @Setting(doc = "Name of the model.") String name,
            @Setting(doc = "Number of the version, from 1.") int version) {}

    /** What a prediction's owner should know: where in the request, a stable word, and one sentence. */
    @Described("What was made of an odd value.")
    record Warning(
            @Setting(
                    doc = "The place in the request, as a JSON pointer; rows of a CSV body count as instances, from 0.")
            String pointer,

            @Setting(doc = "A stable word: missing_value, unseen_category, out_of_range, no_value or not_finite.")
            String code,

            @Setting(doc = "One sentence with the value.") String detail) {}

    /** What the model says of one row. */
    @Described(
            "What the model says of one row: a label of a classification, a value of a regression, values of a forecast, a reconstruction of an autoencoder.")
    sealed interface Prediction {
        List<Warning> warnings();
    }

    /** Of a classification: the class that it decides for, and the probability of each; null if they cannot be computed. */
    @Described("The prediction of a classification.")
    record LabelPrediction(
            @Setting(
                    doc =
                            "The most probable class, or of two classes the one that the threshold of the model says, as the training"
                                    + " file wrote it; null if it cannot be computed.")
            @Nullable
            String label,

            @Setting(
                    doc =
                            "The probability of every class, from 0 to 1, in the order of the outputs of the model; null if they cannot be computed.")
            @Nullable
            Map<String, Double> probabilities,

            @Setting(doc = "What was made of odd values of the row; empty if nothing.")
            List<Warning> warnings)
            implements Prediction {}

    /** Of a regression: the value in the unit of the target; null if it cannot be computed. */
    @Described("The prediction of a regression.")
    record ValuePrediction(
            @Setting(doc = "The number, in the unit of the target column; null if it cannot be computed.") @Nullable
            Double value,

            @Setting(doc = "What was made of odd values of the row; empty if nothing.")
            List<Warning> warnings)
            implements Prediction {}

    /** Of a forecast: the values that follow, in the unit of the target; null if they cannot be computed. */
    @Described("The prediction of a forecast.")
    record ForecastPrediction(
            @Setting(
                    doc =
                            "The numbers that follow the history, the nearest first, in the unit of the target column; null if they cannot be computed.")
            @Nullable
            List<Double> values,

            @Setting(doc = "What was made of odd values of the history; empty if nothing.")
            List<Warning> warnings)
            implements Prediction {}

    /** Of an autoencoder: the row as the network gives it back, and how odd it is; null if they cannot be computed. */
    @Described("The prediction of an autoencoder.")
    record ReconstructionPrediction(
            @Setting(
                    doc =
                            "The row as the network gives it back: a value for each input of the model, in its unit; null where no value is"
                                    + " likely, which a warning explains, and altogether if it cannot be computed.")
            @Nullable
            Map<String, @Nullable Object> reconstruction,

            @Setting(
                    doc =
                            "Mean squared difference between the inputs of the network and their reconstruction, in scaled units: 0 is"
                                    + " as expected; the job's evaluation has the quantiles to compare with. Null if it cannot be computed.",
                    example = "0.7")
            @Nullable
            Double anomalyScore,

            @Setting(
                    doc =
                            "The row in few numbers: what the narrowest hidden layer answers. Null if it cannot be computed.")
            @Nullable
            List<Double> embedding,

            @Setting(doc = "What was made of odd values of the row; empty if nothing.")
            List<Warning> warnings)
            implements Prediction {}

    /** One prediction per instance, in their order. */
    @Described("One prediction per instance.")
    record PredictionResponse(
            @Setting(doc = "The version that answered.") ModelReference model,
            @Setting(doc = "In the order of the instances.") List<Prediction> predictions) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "predict",
            summary = "Predict rows",
            description =
                    "Preprocessing is part of the model: send the columns as they stood in the training file, as JSON or CSV."
                            + " The target and columns that training left out are ignored. A forecast takes histories of rows; the rows of a"
                            + " CSV body are one. The answer is JSON, or CSV for"
                            + " Accept: text/csv, with the same numbers.")
    PredictionResponse predict(
            @Parameter(description = "Name of the model", example = "iris") @PathVariable("name") String name,
            @Query VersionQuery query,
            @RequestBody PredictionRequest request) {
        LoadedModel model = models.load(name, query.version());
        return response(model, predicted(model, request));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = CSV)
    @Operation(operationId = "predict")
    String predictAsCsv(
            @PathVariable("name") String name, @Query VersionQuery query, @RequestBody PredictionRequest request) {
        LoadedModel model = models.load(name, query.version());
        return PredictionCsv.write(model, predicted(model, request));
    }

    @PostMapping(consumes = CSV, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "predict",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject("""
                                                            sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm
                                                            5.1,3.5,1.4,0.2
                                                            """))))
    PredictionResponse predictCsv(
            @PathVariable("name") String name, @Query VersionQuery query, HttpServletRequest request)
            throws IOException {
        LoadedModel model = models.load(name, query.version());
        return response(model, predicted(model, request));
    }

    @PostMapping(consumes = CSV, produces = CSV)
    @Operation(operationId = "predict")
    String predictCsvAsCsv(@PathVariable("name") String name, @Query VersionQuery query, HttpServletRequest request)
            throws IOException {
        LoadedModel model = models.load(name, query.version());
        return PredictionCsv.write(model, predicted(model, request));
    }

    private static Predicted predicted(LoadedModel model, PredictionRequest request) {
        if (request.instances().size() > model.mostRows()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "this model takes at most " + model.mostRows() + " rows in one request",
                    List.of(ProblemError.at(
                            "/instances",
                            "must have at most " + model.mostRows() + " rows, got "
                                    + request.instances().size())));
        }
        Predicted predicted = model.predict(request.instances());
        if (!predicted.errors().isEmpty()) {
            throw ProblemException.invalidRequest(predicted.errors().stream()
                    .map(error -> ProblemError.at(pointer(error), error.detail()))
                    .toList());
        }
        return predicted;
    }

    private Predicted predicted(LoadedModel model, HttpServletRequest request) throws IOException {
        int mostRows = model.isForecast() ? MOST_INSTANCES : Math.min(model.mostRows(), MOST_INSTANCES);
        List<Map<String, @Nullable Object>> rows = PredictionCsv.read(
                request.getInputStream(), limits.maxBodySize().toBytes(), mostRows);
        Predicted predicted = model.predict(model.isForecast() ? List.of(Map.of("history", rows)) : rows);
        if (!predicted.errors().isEmpty()) {
            throw ProblemException.invalidRequest(predicted.errors().stream()
                    .map(error -> cell(error, model.isForecast()))
                    .toList());
        }
        return predicted;
    }

    /** The rows of a CSV body are instances, or together the history of one; what is wrong with that as a whole is of no cell. */
    private static ProblemError cell(Remark error, boolean history) {
        if (history && error.past() == null) {
            return ProblemError.at("", error.detail());
        }
        int row = error.past() == null ? error.row() : error.past();
        return ProblemError.cell(row + 1L, error.column(), error.detail());
    }

    private static PredictionResponse response(LoadedModel model, Predicted predicted) {
        List<List<Warning>> warnings = new ArrayList<>();
        predicted.answers().forEach(answer -> warnings.add(new ArrayList<>()));
        for (Remark remark : predicted.warnings()) {
            warnings.get(remark.row()).add(new Warning(pointer(remark), remark.code(), remark.detail()));
        }
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < predicted.answers().size(); row++) {
            predictions.add(prediction(predicted.answers().get(row), row, warnings.get(row)));
        }
        return new PredictionResponse(new ModelReference(model.name(), model.version()), predictions);
    }

    private static Prediction prediction(Answer answer, int row, List<Warning> warnings) {
        return switch (answer) {
            case Answer.Label label -> new LabelPrediction(label.label(), label.probabilities(), warnings);
            case Answer.Value value -> new ValuePrediction(value.value(), warnings);
            case Answer.Values values -> new ForecastPrediction(values.values(), warnings);
            case Answer.Reconstruction given ->
                new ReconstructionPrediction(given.values(), given.anomalyScore(), given.embedding(), warnings);
            case Answer.Undefined undefined -> {
                List<Warning> more = new ArrayList<>(warnings);
                more.add(new Warning("/instances/" + row, "not_finite", undefined.reason()));
                yield switch (undefined.kind()) {
                    case LABEL -> new LabelPrediction(null, null, more);
                    case VALUE -> new ValuePrediction(null, more);
                    case VALUES -> new ForecastPrediction(null, more);
                    case RECONSTRUCTION -> new ReconstructionPrediction(null, null, null, more);
                };
            }
        };
    }

    private static String pointer(Remark remark) {
        return "/instances/" + remark.row() + "/" + (remark.past() == null ? "" : "history/" + remark.past() + "/")
                + ProblemError.token(remark.column());
    }
}
