package io.lamina.service.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the catalogue, which does not change while the process lives. */
@RestController
@Tag(name = "Catalog", description = "What can be chosen in a training job")
class CatalogController {
    private final Map<String, List<KindDescription>> catalog = Catalog.describe();

    @GetMapping("/api/v1/catalog")
    @Operation(
            operationId = "getCatalog",
            summary = "Every kind of every family, with its settings",
            description = "A kind is chosen by its name, \"relu\", or with settings, {\"type\": \"leaky_relu\","
                    + " \"negativeSlope\": 0.01}.")
    Map<String, List<KindDescription>> catalog() {
        return catalog;
    }
}
