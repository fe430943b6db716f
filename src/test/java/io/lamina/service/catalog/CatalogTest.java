package io.lamina.service.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lamina.service.json.JsonWriter;
import io.lamina.service.json.SettingDescription;
import io.lamina.setting.Family;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.scaling.FittedScale;
import io.lamina.table.target.TargetEncoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogTest {
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lamina");

    /** What a fitted pipeline consists of: written into models by Lamina, never chosen by a client. */
    private static final List<Class<?>> FITTED = List.of(ColumnEncoder.class, FittedScale.class, TargetEncoding.class);

    @Test
    void everyFamilyIsThereUnlessItIsWhatFittingMakes() {
        List<Class<?>> known = new ArrayList<>(Catalog.FAMILIES);
        known.addAll(FITTED);
        List<Class<?>> shipped = SHIPPED.stream()
                .filter(type -> type.isAnnotatedWith(Family.class))
                .<Class<?>>map(type -> type.reflect())
                .toList();
        assertThat(shipped).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyKindOfAFamilyIsDescribed() {
        assertThat(Catalog.describe()).hasSameSizeAs(Catalog.FAMILIES);
        for (Class<?> family : Catalog.FAMILIES) {
            assertThat(Catalog.describe().get(family.getAnnotation(Family.class).value()))
                    .as(family.getSimpleName())
                    .hasSameSizeAs(family.getPermittedSubclasses())
                    .allSatisfy(kind -> {
                        assertThat(kind.formula()).isNotBlank();
                        assertThat(kind.use()).endsWith(".");
                    });
        }
    }

    @Test
    void aSettingIsShownWithItsDefaultRangeAndSentence() {
        JsonNode catalog = new JsonWriter().tree(Catalog.describe());
        JsonNode leaky = catalog.get("activations").values().stream()
                .filter(kind -> kind.get("type").stringValue().equals("leaky_relu"))
                .findFirst()
                .orElseThrow();
        JsonNode slope = leaky.get("parameters").get(0);
        assertThat(slope.get("name").stringValue()).isEqualTo("negativeSlope");
        assertThat(slope.get("type").stringValue()).isEqualTo("number");
        assertThat(slope.get("default").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(slope.get("required").booleanValue()).isFalse();
        assertThat(slope.get("doc").stringValue()).isNotBlank();
    }

    @Test
    void whatLaminaChoosesItselfIsShownAsAuto() {
        SettingDescription learningRate = Catalog.describe().getOrDefault("optimizers", List.of()).stream()
                .filter(kind -> kind.type().equals("adam"))
                .flatMap(kind -> kind.parameters().stream())
                .filter(setting -> setting.name().equals("learningRate"))
                .findFirst()
                .orElseThrow();
        assertThat(learningRate.defaultValue()).hasToString("\"auto\"");
        assertThat(learningRate.exclusiveMin()).isTrue();
        assertThat(learningRate.min()).hasToString("0");
    }
}
