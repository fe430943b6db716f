package io.lamina.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.lamina.setting.Family;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the binder promises of every record of the libraries that carries settings, whoever adds one. */
class FamilyRoundTripContractTest {
    private static final JavaClasses LIBRARIES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lamina.nn", "io.lamina.table", "io.lamina.evaluation", "io.lamina.search");

    private final JsonBinder binder = new JsonBinder();
    private final JsonWriter writer = new JsonWriter();

    @ParameterizedTest
    @MethodSource("kindsThatTheirNameSays")
    void theNameOfAKindBindsToItsDefaultsAndComesBackEqual(Class<?> family, String name) {
        Object kind = binder.bindFamily(JsonNodeFactory.instance.stringNode(name), family);
        assertThat(kind).isInstanceOf(Kinds.of(family).get(name));
        JsonNode written = writer.tree(kind);
        assertThat(written.properties().iterator().next().getKey())
                .isEqualTo(family.getAnnotation(Family.class).discriminator());
        assertThat(binder.bindFamily(written, family)).isEqualTo(kind);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aRecordOfSettingsBindsToItsDefaultsAndComesBackEqual(Class<? extends Record> type) {
        Record record = binder.bind(JsonNodeFactory.instance.objectNode(), type);
        assertThat(binder.bind(writer.bytes(record), type)).isEqualTo(record);
        assertThat(writer.text(binder.bind(writer.bytes(record), type))).isEqualTo(writer.text(record));
    }

    static Stream<Object[]> kindsThatTheirNameSays() {
        return types().filter(type -> type.isAnnotationPresent(Family.class))
                .flatMap(family -> Kinds.of(family).entrySet().stream()
                        .filter(kind -> isAllDefault(kind.getValue()))
                        .map(kind -> new Object[] {family, kind.getKey()}));
    }

    static Stream<Class<? extends Record>> settings() {
        return types().filter(Class::isRecord)
                .filter(type -> type.getRecordComponents().length > 0 && isAllDefault(type))
                .map(type -> type.asSubclass(Record.class));
    }

    private static boolean isAllDefault(Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        return components.stream().allMatch(component -> {
            Setting setting = component.getAnnotation(Setting.class);
            return setting != null && !setting.defaultValue().equals(Setting.REQUIRED);
        });
    }

    private static Stream<Class<?>> types() {
        return LIBRARIES.stream().<Class<?>>map(type -> type.reflect());
    }
}
