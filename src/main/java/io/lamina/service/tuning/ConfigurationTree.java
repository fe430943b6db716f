package io.lamina.service.tuning;

import io.lamina.service.json.JsonWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts values into a configuration by their paths: {@code network.hiddenLayers.0.units}. */
@Component
class ConfigurationTree {
    private static final String DOT = "\\.";

    private final JsonWriter writer;

    ConfigurationTree(JsonWriter writer) {
        this.writer = writer;
    }

    /**
     * The same configuration with other values, those of outer settings first; whether the result is a configuration the binder says.
     *
     * @throws IllegalArgumentException if a path leads through something that has no settings
     */
    JsonNode with(JsonNode configuration, Map<String, Object> values) {
        ObjectNode changed = (ObjectNode) configuration.deepCopy();
        values.entrySet().stream()
                .sorted(Comparator.comparingInt(value -> value.getKey().split(DOT, -1).length))
                .forEach(value -> set(changed, value.getKey(), writer.tree(value.getValue())));
        if (changed.get("reasons") instanceof ObjectNode reasons) {
            // What is varied was not chosen by Lamina for all trials.
            List<String> given = reasons.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(reason -> values.keySet().stream().anyMatch(path -> isWithin(reason, path)))
                    .toList();
            reasons.remove(given);
        }
        return changed;
    }

    private static boolean isWithin(String reason, String path) {
        return reason.equals(path) || reason.startsWith(path + ".") || path.startsWith(reason + ".");
    }

    private static void set(ObjectNode configuration, String path, JsonNode value) {
        String[] names = path.split(DOT, -1);
        JsonNode at = configuration;
        for (int i = 0; i < names.length - 1; i++) {
            at = inner(at, names[i], path);
        }
        String last = names[names.length - 1];
        switch (at) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode list -> list.set(index(list, last, path), value);
            default ->
                throw new IllegalArgumentException(
                        "leads to a setting of " + at + ", which has none; vary what is around it instead");
        }
    }

    private static JsonNode inner(JsonNode at, String name, String path) {
        if (at instanceof ArrayNode list) {
            return list.get(index(list, name, path));
        }
        if (!(at instanceof ObjectNode object)) {
            throw new IllegalArgumentException("leads through \"" + name + "\" of " + at
                    + ", which has no settings; vary what is around it instead");
        }
        JsonNode inner = object.get(name);
        if (inner == null || inner.isNull()) {
            return object.putObject(name);
        }
        // A kind that its name alone says has settings all the same.
        return inner.isString() ? object.putObject(name).put("type", inner.stringValue()) : inner;
    }

    private static int index(ArrayNode list, String name, String path) {
        int index = name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : list.size();
        if (index >= list.size()) {
            throw new IllegalArgumentException(
                    "names \"" + name + "\" of a list of " + list.size() + "; its entries are counted from 0: " + path);
        }
        return index;
    }
}
