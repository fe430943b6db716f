package io.lamina.service.json;

import io.lamina.service.problem.Nearest;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@code String}: of a set of words, after a pattern, of a bounded length, or any that a database can keep. */
record TextShape(Limits limits) implements Shape {
    @Override
    public Object read(JsonNode node, Place place) {
        if (!node.isString()) {
            return place.refuseForm("must be a text", node);
        }
        String text = node.stringValue();
        if (!limits.allowed().isEmpty() && !limits.allowed().contains(text)) {
            return refuseWord(text, limits.allowed(), place);
        }
        String unfit = unfit(text);
        if (unfit != null) {
            return place.refuse(unfit);
        }
        String size = limits.sizeBreach(text.codePointCount(0, text.length()), "character", "characters");
        if (size != null) {
            return place.refuse(size);
        }
        Pattern pattern = limits.pattern();
        if (pattern != null && !pattern.matcher(text).matches()) {
            return place.refuse("must match " + pattern.pattern() + ", got " + Got.quoted(text));
        }
        return text;
    }

    /** Refuses a word that is none of those allowed, and names the nearest. */
    static Object refuseWord(String got, List<String> allowed, Place place) {
        List<String> all = place.wordsAnd(allowed);
        return place.refuse("must be one of " + Got.anyOf(all) + ", got " + Got.quoted(got) + Nearest.hint(got, all));
    }

    /** Why a text cannot be kept: PostgreSQL takes no NUL, and half a surrogate pair has no UTF-8. */
    static @Nullable String unfit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "must not hold the character U+0000";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not hold half of a surrogate pair";
            }
        }
        return null;
    }

    @Override
    public String word() {
        return "text";
    }

    @Override
    public Schema<?> schema(SchemaBook book) {
        if (!limits.allowed().isEmpty()) {
            return SchemaBook.words(limits.allowed());
        }
        Schema<?> schema = SchemaBook.typed("string");
        if (limits.hasMin()) {
            schema.setMinLength((int) limits.min());
        }
        if (limits.hasMax()) {
            schema.setMaxLength((int) limits.max());
        }
        if (limits.pattern() != null) {
            schema.setPattern("^(?:" + limits.pattern().pattern() + ")$");
        }
        return schema;
    }
}
