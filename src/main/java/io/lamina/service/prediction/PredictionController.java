package io.lamina.service.prediction;

import io.lamina.service.json.Query;
import io.lamina.service.model.Answer;
import io.lamina.service.model.LoadedModel;
import io.lamina.service.model.Models;
import io.lamina.service.model.Predicted;
import io.lamina.service.model.Predicted.Remark;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import io.lamina.setting.Setting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Predictions", description = "Named rows in, labels with probabilities or values out")
class PredictionController {
    private final Models models;

    PredictionController(Models models) {
        this.models = models;
    }

    /** The rows to predict. */
    record PredictionRequest(
            @Setting(
                    doc =
                            "Rows by the names of their columns. A missing value is imputed and an unseen category taken as"
                                    + " unknown, each with a warning; an unknown column or text in place of a number is an error.",
                    min = 1,
                    max = 100_000,
                    example = "[{\"sepal_length_cm\": 5.1, \"sepal_width_cm\": 3.5, \"petal_length_cm\": 1.4,"
                            + " \"petal_width_cm\": 0.2}]")
            List<Map<String, @Nullable Object>> instances) {}

    /** Which version is to answer. */
    record VersionQuery(
            @Setting(doc = "Version of the model; by default the latest.", defaultValue = "null", min = 1) @Nullable
            Integer version) {}

    /** The model version that answered. */
    record ModelReference(String name, int version) {}

    /** What a prediction's owner should know: where in the request, a stable word, and one sentence. */
    record Warning(String pointer, String code, String detail) {}

    /** What the model says of one row. */
    @Schema(oneOf = {LabelPrediction.class, ValuePrediction.class})
    sealed interface Prediction {
        List<Warning> warnings();
    }

    /** Of a classification: the most probable class, and the probability of each; null if they cannot be computed. */
    record LabelPrediction(@Nullable String label, @Nullable Map<String, Double> probabilities, List<Warning> warnings)
            implements Prediction {}

    /** Of a regression: the value in the unit of the target; null if it cannot be computed. */
    record ValuePrediction(@Nullable Double value, List<Warning> warnings) implements Prediction {}

    /** One prediction per instance, in their order. */
    record PredictionResponse(ModelReference model, List<Prediction> predictions) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "predict",
            summary = "Predict rows",
            description =
                    "Preprocessing is part of the model: send the columns as they stood in the training file. The target"
                            + " and columns that training left out are ignored.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples =
                                                    @ExampleObject(
                                                            name = "iris",
                                                            value =
                                                                    "{\"instances\": [{\"sepal_length_cm\": 5.1, \"sepal_width_cm\":"
                                                                            + " 3.5, \"petal_length_cm\": 1.4,"
                                                                            + " \"petal_width_cm\": 0.2}]}"))))
    PredictionResponse predict(
            @Parameter(description = "Name of the model", example = "iris") @PathVariable("name") String name,
            @Query VersionQuery query,
            @RequestBody PredictionRequest request) {
        LoadedModel model = models.load(name, query.version());
        Predicted predicted = model.predict(request.instances());
        if (!predicted.errors().isEmpty()) {
            throw ProblemException.invalidRequest(predicted.errors().stream()
                    .map(error -> ProblemError.at(pointer(error), error.detail()))
                    .toList());
        }
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
            case Answer.Undefined undefined -> {
                List<Warning> more = new ArrayList<>(warnings);
                more.add(new Warning("/instances/" + row, "not_finite", undefined.reason()));
                yield undefined.ofClasses() ? new LabelPrediction(null, null, more) : new ValuePrediction(null, more);
            }
        };
    }

    /** RFC 6901: a name in a pointer has its {@code ~} and {@code /} escaped. */
    private static String pointer(Remark remark) {
        return "/instances/" + remark.row() + "/"
                + remark.column().replace("~", "~0").replace("/", "~1");
    }
}
