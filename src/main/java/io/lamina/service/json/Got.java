package io.lamina.service.json;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What came, in few words, for the end of an error message. */
final class Got {
    private static final int LONGEST = 60;
    private static final int LONGEST_PLAIN = 25;

    private Got() {}

    static String of(JsonNode node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        if (node.isString()) {
            return quoted(node.stringValue());
        }
        BigDecimal number = NumberShape.exact(node);
        return cut(number == null ? node.toString() : text(number));
    }

    /** As a person would write it, unless that would be very long: 1e9 is 1000000000. */
    private static String text(BigDecimal number) {
        boolean isShort = Math.abs((long) number.scale()) < LONGEST_PLAIN && number.precision() < LONGEST_PLAIN;
        return isShort ? number.toPlainString() : number.toString();
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
