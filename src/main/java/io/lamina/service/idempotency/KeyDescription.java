package io.lamina.service.idempotency;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes the header at every operation that takes it. */
@Component
class KeyDescription implements GlobalOperationCustomizer {
    private static final String DOC =
            "A name for this request, chosen by the client, such as a random UUID. Sent again with the same body, the request"
                    + " creates nothing and has the first answer, with Idempotency-Replayed: true; with another body it is refused"
                    + " with 422; while the first is being carried out, with 409 and Retry-After. Kept for a day, by client and path: the same"
                    + " key on another path is another request. A request that was refused does not use its key up, and one whose"
                    + " result has been deleted since has its first answer all the same.";

    KeyDescription() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(KeyedRequest.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!KeyedRequests.isKeyed(method)) {
            return operation;
        }
        boolean isDescribed = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(known -> KeyHeader.NAME.equals(known.getName()));
        if (!isDescribed) {
            operation.addParametersItem(header());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject(
                        KeyHeader.REPLAYED,
                        new Header()
                                .description("true: this is the first answer to a request with the same key.")
                                .schema(text()));
            }
        });
        if (operation.getRequestBody() == null) {
            // With a body every operation has it anyway.
            operation.getResponses().addApiResponse("422", new ApiResponse().$ref("#/components/responses/Problem422"));
        }
        return operation;
    }

    private static Schema<String> text() {
        Schema<String> schema = new Schema<>();
        schema.setTypes(Set.of("string"));
        return schema;
    }

    private static Parameter header() {
        Schema<String> schema = text();
        schema.setMinLength(1);
        schema.setMaxLength(KeyHeader.LONGEST);
        schema.setPattern("^[!-~]+$");
        Parameter header = new Parameter();
        header.setIn("header");
        header.setName(KeyHeader.NAME);
        header.setRequired(false);
        header.setDescription(DOC);
        header.setSchema(schema);
        return header;
    }
}
