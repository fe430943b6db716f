package io.lamina.service.json;

import io.lamina.setting.Family;
import io.lamina.setting.Kind;
import io.lamina.setting.Setting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A tree of records with a component of every form that JSON may have. */
record Sample(
        @Setting(doc = "The one that must be given.", pattern = "[a-z]+", min = 1, max = 8)
        String name,

        @Setting(doc = "Whole.", defaultValue = "16", min = 1, max = 16384)
        int units,

        @Setting(
                doc = "Auto.",
                defaultValue = "null",
                nullWords = {"auto", "none"},
                min = 0,
                exclusiveMin = true)
        @Nullable
        Double learningRate,

        @Setting(doc = "Long.", defaultValue = "42") long seed,
        @Setting(doc = "Flag.", defaultValue = "false") boolean nesterov,

        @Setting(doc = "Single.", defaultValue = "0.5", min = 0, max = 1, exclusiveMax = true)
        float dropout,

        @Setting(
                doc = "Word.",
                defaultValue = "\"mean\"",
                allowed = {"mean", "sum"})
        String reduction,

        @Setting(doc = "Enum.", defaultValue = "\"auto_pick\"")
        Mood mood,

        @Setting(doc = "Loud enum.", defaultValue = "\"RUNNING\"")
        Loud loud,

        @Setting(doc = "Id.", defaultValue = "null") @Nullable
        UUID id,

        @Setting(doc = "Instant.", defaultValue = "null") @Nullable
        Instant at,

        @Setting(doc = "Duration.", defaultValue = "null", min = 1, max = 86400) @Nullable
        Duration within,

        @Setting(doc = "Date.", defaultValue = "null") @Nullable
        LocalDate day,

        @Setting(doc = "URI.", defaultValue = "null") @Nullable
        URI uri,

        @Setting(doc = "Numbers.", defaultValue = "[]", max = 3)
        List<Integer> sizes,

        @Setting(doc = "Nested.", defaultValue = "{}") Nested nested,

        @Setting(doc = "Family.", defaultValue = "\"round\"")
        Form form,

        @Setting(doc = "Families.", defaultValue = "[\"edge\"]", nullWords = "auto") @Nullable
        List<Strategy> strategies,

        @Setting(doc = "Named.", defaultValue = "{}", max = 2)
        Map<String, @Nullable Double> weights,

        @Setting(doc = "Free.", defaultValue = "null") @Nullable
        Object free,

        @Setting(doc = "Tree.", defaultValue = "null") @Nullable
        JsonNode tree) {
    enum Mood {
        AUTO_PICK,
        CALM
    }

    @Verbatim
    enum Loud {
        QUEUED,
        RUNNING
    }

    /** With a rule between two of its components. */
    record Nested(
            @Setting(doc = "Low.", defaultValue = "0") int low,
            @Setting(doc = "High.", defaultValue = "9") int high) {
        Nested {
            if (low > high) {
                throw new IllegalArgumentException("low must not be above high, got " + low + " and " + high);
            }
        }
    }

    @Family("forms")
    sealed interface Form permits Round, LeakyBox, Stack {}

    @Kind(formula = "x", use = "Always.")
    record Round() implements Form {}

    @Kind(formula = "slope x", use = "Often.")
    record LeakyBox(
            @Setting(doc = "Slope.", defaultValue = "0.01", min = 0)
            double negativeSlope) implements Form {}

    /** Holds its own family, and has a component that must be given. */
    @Kind(formula = "a(b(x))", use = "Rarely.")
    record Stack(@Setting(doc = "Inner.", min = 1) List<Form> forms) implements Form {}

    @Family(value = "strategies", defaultKind = "edge", discriminator = "strategy")
    sealed interface Strategy permits Edge, KFold {}

    @Kind(formula = "e", use = "By default.")
    record Edge(
            @Setting(doc = "Width.", defaultValue = "0.2") double width) implements Strategy {}

    @Kind(formula = "k", use = "For few rows.")
    record KFold(
            @Setting(doc = "Folds.", defaultValue = "5", min = 2)
            int folds) implements Strategy {}
}
