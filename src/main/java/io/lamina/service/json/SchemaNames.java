package io.lamina.service.json;

import io.swagger.v3.oas.annotations.media.Schema;

/** The names of schemas in OpenAPI. */
final class SchemaNames {
    private static final String SPEC = "Spec";

    private SchemaNames() {}

    /** {@code NetworkSpec} is {@code Network}; {@code Adam} of the family {@code OptimizerSpec} is {@code AdamOptimizer}; {@code @Schema(name)} wins. */
    static String of(RecordShape shape) {
        Discriminator discriminator = shape.discriminator();
        var given = shape.type().getAnnotation(Schema.class);
        if (given != null && !given.name().isEmpty()) {
            return given.name();
        }
        String own = withoutSpec(shape.type());
        if (discriminator == null) {
            return own + arguments(shape);
        }
        String family = withoutSpec(discriminator.family());
        return own.endsWith(family) ? own : own + family;
    }

    /** {@code Page<Dataset>} is {@code PageOfDataset}. */
    private static String arguments(RecordShape shape) {
        StringBuilder name = new StringBuilder();
        for (Shape argument : shape.arguments()) {
            name.append(name.isEmpty() ? "Of" : "And")
                    .append(argument instanceof RecordShape record ? of(record) : "Value");
        }
        return name.toString();
    }

    static String withoutSpec(Class<?> type) {
        String name = type.getSimpleName();
        return name.endsWith(SPEC) && name.length() > SPEC.length()
                ? name.substring(0, name.length() - SPEC.length())
                : name;
    }
}
