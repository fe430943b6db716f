package io.lamina.service.json;

import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What came, in few words, for the end of an error message. */
final class Got {
    private static final int LONGEST = 60;

    private Got() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isString() ? quoted(node.stringValue()) : cut(node.toString());
    }

    static String quoted(String text) {
        return new StringNode(cut(text)).toString();
    }

    static String anyOf(Collection<String> words) {
        return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        // Never between the two halves of a surrogate pair.
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
