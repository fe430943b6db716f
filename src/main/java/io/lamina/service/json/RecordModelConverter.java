package io.lamina.service.json;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives springdoc the schemas of Lamina's records, families and enums, made from their shapes; all else it makes itself. */
@Component
class RecordModelConverter implements ModelConverter {
    private final Map<String, Class<?>> owners = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Type type = annotated.getType();
        Class<?> raw = raw(type);
        if (OwnTypes.isRecord(raw) || OwnTypes.isFamily(raw) || OwnTypes.isEnum(raw)) {
            return shape(type).schema(new Book(context));
        }
        return chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case JavaType jackson -> jackson.getRawClass();
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Object.class;
        };
    }

    private static Shape shape(Type type) {
        List<Shape> arguments = new ArrayList<>();
        if (type instanceof JavaType jackson) {
            jackson.getBindings().getTypeParameters().forEach(argument -> arguments.add(shape(argument)));
        } else if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                arguments.add(shape(argument));
            }
        }
        return Shapes.of(raw(type), arguments, Limits.NONE, type.getTypeName());
    }

    /** The schemas of one call; what is still being made counts as there, since families may hold each other. */
    private final class Book implements SchemaBook {
        private final ModelConverterContext context;
        private final Set<String> begun = new HashSet<>();

        Book(ModelConverterContext context) {
            this.context = context;
        }

        @Override
        public Schema<?> reference(String name, Class<?> owner, Supplier<Schema<?>> schema) {
            Class<?> other = owners.putIfAbsent(name, owner);
            if (other != null && other != owner) {
                throw new IllegalStateException("two types would share the schema " + name + ": rename "
                        + other.getName() + " or " + owner.getName());
            }
            if (begun.add(name) && !context.getDefinedModels().containsKey(name)) {
                context.defineModel(name, schema.get());
            }
            return SchemaBook.referenceTo(name);
        }
    }
}
