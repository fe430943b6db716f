package io.lamina.service.json;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;

/** The two ways to show an API key, and that there may be none: whether keys are needed is a choice of who runs the service. */
final class KeySchemes {
    private static final String BEARER = "bearer";
    private static final String HEADER = "apiKey";
    private static final String WHEN = "Needed only where the service runs with LAMINA_API_KEYS.";

    private KeySchemes() {}

    static void addTo(OpenAPI api, Components components) {
        components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("An API key as Authorization: Bearer KEY. " + WHEN));
        components.addSecuritySchemes(
                HEADER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-API-Key")
                        .description("An API key as X-API-Key: KEY. " + WHEN));
        api.setSecurity(List.of(
                new SecurityRequirement(),
                new SecurityRequirement().addList(BEARER),
                new SecurityRequirement().addList(HEADER)));
    }
}
