package io.lamina.service.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * A tree as a list of its leaves by path, as searches name what may vary: {@code network.hiddenLayers.1.units}. A list without
 * objects in it is one leaf, so that ten thousand features are not ten thousand lines; {@code reasons} are none.
 */
final class SettingPaths {
    private static final String REASONS = "reasons";

    private SettingPaths() {}

    /** The leaves, in the order of the tree. */
    static SequencedMap<String, JsonNode> of(JsonNode configuration) {
        SequencedMap<String, JsonNode> leaves = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : configuration.properties()) {
            if (!member.getKey().equals(REASONS)) {
                add(member.getKey(), member.getValue(), leaves);
            }
        }
        return leaves;
    }

    private static void add(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node.isArray() && node.valueStream().anyMatch(JsonNode::isObject)) {
            for (int i = 0; i < node.size(); i++) {
                add(path + "." + i, node.get(i), leaves);
            }
        } else if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(member -> add(path + "." + member.getKey(), member.getValue(), leaves));
        } else {
            leaves.put(path, node);
        }
    }
}
