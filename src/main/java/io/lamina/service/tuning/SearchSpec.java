package io.lamina.service.tuning;

import io.lamina.search.ParameterRange;
import io.lamina.search.SearchMethod;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to vary, how to choose what is tried, and when to end. */
@Described("What to vary, how to choose what is tried, and when to end.")
record SearchSpec(
        @Setting(doc = "How the next trial is chosen.", defaultValue = "\"tpe\"")
        SearchMethod method,

        @Setting(
                doc = "What may vary: any setting of the training by its path, such as optimizer.learningRate,"
                        + " network.hiddenLayers.0.units or preprocessing.numeric, and its values.",
                min = 1,
                max = 50,
                example = "{\"optimizer.learningRate\": {\"type\": \"log_uniform\", \"min\": 0.0001, \"max\": 0.1}}")
        Map<String, ParameterRange> parameters,

        @Setting(
                doc =
                        "Trials at the most; a grid has as many as combinations, and random and hyperband try each of at most"
                                + " 1,000 combinations once.",
                defaultValue = "30",
                min = 1,
                max = 1_000)
        int maxTrials,

        @Setting(
                doc =
                        "How long the search may take from the start of its first trial, PT1S to PT720H: then trials that still"
                                + " train are stopped, and the best of the others is published.",
                defaultValue = "null",
                min = 1,
                max = 2_592_000,
                example = "\"PT1H\"")
        @Nullable
        Duration maxRuntime,

        @Setting(
                doc =
                        "Trials at a time. A method that learns from trials proposes each from the outcomes of those so many before"
                                + " it, whichever end first, so that the search can be repeated.",
                defaultValue = "2",
                min = 1,
                max = 64)
        int parallelism,

        @Setting(doc = "What trials are judged by.", defaultValue = "{}")
        Objective objective,

        @Setting(
                doc =
                        "Where the choices of the search start; each trial trains with the seed of the training, so that all have"
                                + " the same rows.",
                defaultValue = "42")
        long seed,

        @Setting(
                doc =
                        "An earlier tuning job on the same table whose trials the method tpe takes into account from the start.",
                defaultValue = "null")
        @Nullable
        UUID warmStart) {
    /** The same, however long it takes. */
    SearchSpec withoutClock() {
        return new SearchSpec(method, parameters, maxTrials, null, parallelism, objective, seed, warmStart);
    }

    /** The same, judged by this. */
    SearchSpec with(Objective chosen) {
        return new SearchSpec(method, parameters, maxTrials, maxRuntime, parallelism, chosen, seed, warmStart);
    }
}
