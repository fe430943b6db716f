package io.lamina.service.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lamina.setting.Described;
import io.lamina.setting.Setting;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One setting as the catalogue shows it, from the same annotation that the binder reads. */
@Described("One setting of a kind.")
public record SettingDescription(
        @Setting(doc = "The property that a request writes.")
        String name,

        @Setting(doc = "The form of its value: integer, number, boolean, text, list of …, or the name of a schema.")
        String type,

        @Setting(doc = "Whether it must be given.") boolean required,

        @JsonProperty("default")
        @Setting(doc = "What is taken when it is absent; null where it must be given.")
        @Nullable
        JsonNode defaultValue,

        @Setting(doc = "Smallest number, or size of a text or list; null: no bound.") @Nullable
        JsonNode min,

        @Setting(doc = "Largest number, or size of a text or list; null: no bound.") @Nullable
        JsonNode max,

        @Setting(doc = "Whether min itself is refused.") boolean exclusiveMin,
        @Setting(doc = "Whether max itself is refused.") boolean exclusiveMax,

        @Setting(doc = "The words that it may be; empty: any.")
        List<String> allowed,

        @Setting(doc = "What it does, and its unit.") String doc) {
    /** The settings of a record, in the order of its components. */
    public static List<SettingDescription> of(Class<? extends Record> type) {
        return Shapes.record(type).properties().stream()
                .map(SettingDescription::of)
                .toList();
    }

    private static SettingDescription of(Property property) {
        Setting setting = property.setting();
        if (setting == null) {
            throw new IllegalStateException(property + " does not say what it is: @Setting");
        }
        JsonNode absent = property.defaultNode();
        String word = property.nullWord();
        Shape shape = property.shape() instanceof NullableShape nullable ? nullable.inner() : property.shape();
        return new SettingDescription(
                property.name(),
                shape.word(),
                property.isRequired(),
                absent != null && absent.isNull() && word != null ? JsonNodeFactory.instance.stringNode(word) : absent,
                bound(setting.min()),
                bound(setting.max()),
                setting.exclusiveMin(),
                setting.exclusiveMax(),
                shape instanceof EnumShape words ? List.copyOf(words.constants().keySet()) : List.of(setting.allowed()),
                setting.doc());
    }

    private static @Nullable JsonNode bound(double value) {
        return Double.isFinite(value) ? DecimalNode.valueOf(new BigDecimal(Limits.text(value))) : null;
    }
}
