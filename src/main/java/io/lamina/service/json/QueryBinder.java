package io.lamina.service.json;

import io.lamina.service.problem.Nearest;
import io.lamina.service.problem.ProblemError;
import io.lamina.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads query parameters into a record by the same rules as a body. */
final class QueryBinder {
    private QueryBinder() {}

    static Object bind(Map<String, List<String>> parameters, Class<?> type) {
        RecordShape shape = Shapes.record(type);
        List<ProblemError> errors = new ArrayList<>();
        Breaches breaches = new Breaches();
        @Nullable Object value = shape.read(tree(parameters, shape, errors), Place.root(breaches));
        breaches.errors().forEach(error -> errors.add(asParameter(error)));
        if (!errors.isEmpty() || value == null) {
            throw ProblemException.invalidParameters(errors);
        }
        return value;
    }

    /** The parameters as the object that a body would be; those without a component are refused here. */
    private static ObjectNode tree(Map<String, List<String>> parameters, RecordShape shape, List<ProblemError> errors) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        List<String> names = shape.properties().stream().map(Property::name).toList();
        parameters.forEach((name, values) -> {
            Property property = shape.properties().stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (property == null) {
                errors.add(unknown(name, names));
            } else if (present(property) instanceof ListShape list) {
                ArrayNode array = tree.putArray(name);
                values.forEach(text -> array.add(list.element().ofText(text)));
            } else if (present(property) instanceof MapShape map) {
                tree.set(name, map.ofTexts(name, values, errors));
            } else {
                if (values.size() > 1) {
                    errors.add(ProblemError.parameter(name, "must be given once, got " + values.size() + " times"));
                }
                tree.set(name, property.shape().ofText(values.getFirst()));
            }
        });
        return tree;
    }

    private static Shape present(Property property) {
        return property.shape() instanceof NullableShape nullable ? nullable.inner() : property.shape();
    }

    static ProblemError unknown(String name, Collection<String> names) {
        String known = names.isEmpty() ? "; this route takes none" : Nearest.hint(name, names);
        return ProblemError.parameter(name, "is not known" + known);
    }

    private static ProblemError asParameter(ProblemError error) {
        String pointer = String.valueOf(error.pointer());
        int end = pointer.indexOf('/', 1);
        String name = pointer.isEmpty() ? "" : pointer.substring(1, end < 0 ? pointer.length() : end);
        return name.isEmpty()
                ? ProblemError.cell(null, null, error.detail())
                : ProblemError.parameter(name.replace("~1", "/").replace("~0", "~"), error.detail());
    }
}
