package io.lamina.service.json;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.function.Supplier;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes the components of a {@link Query} record as query parameters, and names operations after their method and their
 * controller: {@code list} of {@code DatasetController} is {@code listDataset}.
 */
@Component
class OperationDescription implements GlobalOperationCustomizer {
    private static final SchemaBook INLINE = new SchemaBook() {
        @Override
        public Schema<?> reference(String name, Class<?> owner, Supplier<Schema<?>> schema) {
            throw new IllegalStateException("a query parameter cannot be an object: " + owner.getName());
        }
    };

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!isNamed(method)) {
            // springdoc numbers methods of one name in the order in which it meets them.
            operation.setOperationId(method.getMethod().getName() + noun(method.getBeanType()));
        }
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(Query.class)) {
                Shapes.record(parameter.getParameterType()).properties().stream()
                        .filter(property -> !isDescribed(operation, property))
                        .forEach(property -> operation.addParametersItem(described(property)));
            }
        }
        return operation;
    }

    /** Two methods that answer one route in two formats are one operation, whose parameters are told once. */
    private static boolean isDescribed(Operation operation, Property property) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(known ->
                                "query".equals(known.getIn()) && property.name().equals(known.getName()));
    }

    private static boolean isNamed(HandlerMethod method) {
        var annotation = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return annotation != null && !annotation.operationId().isEmpty();
    }

    private static String noun(Class<?> controller) {
        String name = ClassUtils.getUserClass(controller).getSimpleName();
        return name.endsWith("Controller") ? name.substring(0, name.length() - "Controller".length()) : name;
    }

    private static Parameter described(Property property) {
        Schema<?> schema = property.querySchema(INLINE);
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
