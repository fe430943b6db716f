package io.lamina.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.service.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that cannot be, over HTTP. */
abstract class TuningRefusalCompatibilityTest extends TuningStopCompatibilityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "parameters": {"optimizer.learningRat": {"type": "uniform", "min": 0, "max": 1}}              | /search/parameters/optimizer.learningRat
                    "parameters": {"network.hiddenLayers.3.units": {"type": "integers", "min": 1, "max": 2}}      | /search/parameters/network.hiddenLayers.3.units
                    "parameters": {"optimizer.learningRate": {"type": "log_uniform", "min": 0, "max": 1}}         | /search/parameters/optimizer.learningRate/min
                    "parameters": {"epochs": {"type": "integers", "min": 5, "max": 5}}                            | /search/parameters/epochs
                    "parameters": {"batchSize": {"type": "integers", "min": 0, "max": 5}}                         | /search/parameters/batchSize
                    "parameters": {"network.hiddenLayers.0.units": {"type": "uniform", "min": 4, "max": 16}}      | /search/parameters/network.hiddenLayers.0.units
                    "parameters": {"network.hiddenLayers.0.dropout": {"type": "uniform", "min": 0, "max": 1}}     | /search/parameters/network.hiddenLayers.0.dropout
                    "parameters": {"seed": {"type": "integers", "min": 0, "max": 5}}                              | /search/parameters/seed
                    "parameters": {"loss": {"type": "choice", "values": ["focal", "cross_entropy"]}}              | /search/parameters/loss
                    "parameters": {}                                                                              | /search/parameters
                    "maxTrials": 1001, "parameters": {"batchSize": {"type": "integers", "min": 1, "max": 5}}      | /search/maxTrials
                    "maxTrials": 4, "method": "grid", "parameters": {"batchSize": {"type": "integers", "min": 1, "max": 5}} | /search/maxTrials
                    "objective": {"metric": "accuraci"}, "parameters": {"batchSize": {"type": "integers", "min": 1, "max": 5}} | /search/objective/metric
                    "objective": {"metric": "accuracy", "direction": "minimize"}, "parameters": {"batchSize": {"type": "integers", "min": 1, "max": 5}} | /search/objective/direction
                    "method": "hyperband", "parameters": {"epochs": {"type": "integers", "min": 1, "max": 5}}     | /search/parameters/epochs
                    "method": {"type": "hyperband", "minEpochs": 90}, "parameters": {"batchSize": {"type": "integers", "min": 1, "max": 5}} | /search/method/minEpochs
                    """)
    void searchesThatCannotBeAreRefused(String search, String pointer) {
        Answer answer = client.post(JOBS, body("refused", 100, "", search));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("pointer")).containsExactly(pointer);
    }

    @Test
    void everyErrorOfTrainingAndSearchIsNamedAtOnce() {
        Answer answer = client.post(
                JOBS,
                body(
                        "refused",
                        100,
                        ", \"features\": [\"stem\"]",
                        parameters(
                                "\"target\": {\"type\": \"choice\", \"values\": [\"species\"]}",
                                "\"batchSize\": {\"type\": \"integers\", \"min\": 1, \"max\": 5,"
                                        + " \"when\": {\"parameter\": \"optimizer\", \"values\": [\"sgd\"]}}")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/search/parameters/target", "/search/parameters/batchSize", "/training/features/0");
        Answer unscored = client.post(JOBS, body("refused", 100, ", \"validation\": \"none\"", parameters(RATE)));
        assertThat(unscored.json().get("errors").findValuesAsString("pointer")).containsExactly("/training/validation");
        Answer folded = client.post(
                JOBS,
                body("refused", 100, ", \"validation\": \"k_fold\"", "\"method\": \"hyperband\", " + parameters(RATE)));
        assertThat(folded.json().get("errors").findValuesAsString("pointer")).containsExactly("/search/method");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            hyperband, brackets,  ALL,      'must be a whole number or \\"all\\", got \\"ALL\\"; did you mean \\"all\\"?'
            hyperband, minEpochs, few,      'must be a whole number or \\"auto\\", got \\"few\\"'
            """)
    void aWordThatIsNotTheOneForANumberIsToldWhichOneIs(String method, String setting, String word, String detail) {
        Answer answer = client.post(
                JOBS,
                body(
                        "refused",
                        100,
                        "",
                        "\"method\": {\"type\": \"" + method + "\", \"" + setting + "\": \"" + word + "\"}, "
                                + parameters(RATE)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"/search/method/" + setting + "\"", detail);
    }

    @Test
    void hyperbandNeedsAsManyEpochsAsItsFactorAndChoosesTheFewestByThem() {
        String search = "\"method\": \"hyperband\", " + parameters(RATE);
        Answer few = client.post(JOBS + "?validateOnly=true", body("refused", 2, "", search));
        assertThat(few.status()).as(few.body()).isEqualTo(422);
        assertThat(few.body())
                .contains("/training/epochs", "hyperband needs at least reductionFactor epochs, which is 3, got 2");
        Answer enough = client.post(JOBS + "?validateOnly=true", body("planned", 14, "", search));
        assertThat(enough.status()).as(enough.body()).isEqualTo(200);
        assertThat(enough.json().at("/search/method/minEpochs").asString()).isEqualTo("auto");
        Answer many = client.post(
                JOBS + "?validateOnly=true",
                body(
                        "refused",
                        14,
                        "",
                        search.replace("\"hyperband\"", "{\"type\": \"hyperband\", \"minEpochs\": 5}")));
        assertThat(many.json().at("/errors/0/pointer").asString()).isEqualTo("/search/method/minEpochs");
        assertThat(many.body()).contains("must be at most training.epochs / reductionFactor, which is 4, got 5");
    }
}
