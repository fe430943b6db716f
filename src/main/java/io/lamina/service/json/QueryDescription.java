package io.lamina.service.json;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.function.Supplier;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the components of a {@link Query} record as query parameters. */
@Component
class QueryDescription implements GlobalOperationCustomizer {
    private static final SchemaBook INLINE = new SchemaBook() {
        @Override
        public Schema<?> reference(String name, Class<?> owner, Supplier<Schema<?>> schema) {
            throw new IllegalStateException("a query parameter cannot be an object: " + owner.getName());
        }
    };

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(Query.class)) {
                Shapes.record(parameter.getParameterType())
                        .properties()
                        .forEach(property -> operation.addParametersItem(described(property)));
            }
        }
        return operation;
    }

    private static Parameter described(Property property) {
        Schema<?> schema = property.schema(INLINE);
        Parameter parameter = new Parameter();
        parameter.setIn("query");
        parameter.setName(property.name());
        parameter.setRequired(property.isRequired());
        parameter.setDescription(schema.getDescription());
        schema.setDescription(null);
        parameter.setSchema(schema);
        return parameter;
    }
}
