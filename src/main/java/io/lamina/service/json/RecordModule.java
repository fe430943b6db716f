package io.lamina.service.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

/**
 * Makes Jackson write as {@link JsonWriter} does: Lamina's records, families and enums wherever they stand in an answer, and no
 * number that is not finite.
 */
final class RecordModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private final transient JsonWriter writer;

    RecordModule(JsonWriter writer) {
        super("lamina-records");
        this.writer = writer;
        addSerializer(Double.class, canonical());
        addSerializer(Double.TYPE, canonical());
        addSerializer(Float.class, canonical());
        addSerializer(Float.TYPE, canonical());
        addSerializer(double[].class, canonical());
        addSerializer(float[].class, canonical());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Own());
    }

    private <T> ValueSerializer<T> canonical() {
        return new Canonical<>(writer);
    }

    private static final class Canonical<T> extends ValueSerializer<T> {
        private final JsonWriter writer;

        Canonical(JsonWriter writer) {
            this.writer = writer;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            writer.write(value, json);
        }
    }

    private final class Own implements Serializers {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                com.fasterxml.jackson.annotation.JsonFormat.@Nullable Value format) {
            return OwnTypes.isRecord(type.getRawClass()) || OwnTypes.isFamily(type.getRawClass()) ? canonical() : null;
        }

        @Override
        public @Nullable ValueSerializer<?> findEnumSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                com.fasterxml.jackson.annotation.JsonFormat.@Nullable Value format) {
            return OwnTypes.isEnum(type.getRawClass()) ? canonical() : null;
        }
    }
}
