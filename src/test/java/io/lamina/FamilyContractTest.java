package io.lamina;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.setting.Family;
import io.lamina.setting.Kind;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every family and every kind, whoever adds one: the catalogue, the binder and OpenAPI rely on it. */
class FamilyContractTest {
    @ParameterizedTest
    @MethodSource
    void aFamilyIsASealedInterfaceOfDescribedRecords(Class<?> family) {
        assertThat(family.isInterface()).as("an interface").isTrue();
        assertThat(family.isSealed()).as("sealed").isTrue();
        assertThat(family.getAnnotation(Family.class).value()).matches("[a-z][A-Za-z]+");
        assertThat(Kinds.of(family))
                .as("names in JSON are different")
                .hasSameSizeAs(family.getPermittedSubclasses())
                .allSatisfy((name, kind) -> assertDescribed(kind));
        String defaultKind = family.getAnnotation(Family.class).defaultKind();
        assertThat(defaultKind.isEmpty() || Kinds.of(family).containsKey(defaultKind))
                .as("the default kind %s is permitted", defaultKind)
                .isTrue();
    }

    static Stream<Class<?>> aFamilyIsASealedInterfaceOfDescribedRecords() {
        return shipped().filter(type -> type.isAnnotationPresent(Family.class));
    }

    @Test
    void everyFamilyIsListedUnderItsOwnName() {
        assertThat(aFamilyIsASealedInterfaceOfDescribedRecords()
                        .map(family -> family.getAnnotation(Family.class).value()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void everyKindIsPermittedByAFamily() {
        List<Class<?>> permitted = aFamilyIsASealedInterfaceOfDescribedRecords()
                .filter(Class::isSealed)
                .<Class<?>>flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .toList();
        assertThat(shipped().filter(type -> type.isAnnotationPresent(Kind.class)))
                .allSatisfy(kind -> assertThat(permitted).contains(kind));
    }

    private static void assertDescribed(Class<?> kind) {
        assertThat(kind.isRecord()).as("%s is a record", kind).isTrue();
        Kind description = kind.getAnnotation(Kind.class);
        assertThat(description).as("@Kind of %s", kind).isNotNull();
        assertThat(description.formula()).as("formula of %s", kind).isNotBlank();
        assertThat(description.use()).as("use of %s", kind).endsWith(".").hasSizeGreaterThan(15);
        assertThat(kind.getRecordComponents()).allSatisfy(component -> {
            Setting setting = component.getAnnotation(Setting.class);
            assertThat(setting)
                    .as("@Setting of %s.%s", kind, component.getName())
                    .isNotNull();
            assertThat(setting.doc()).endsWith(".").hasSizeGreaterThan(10);
        });
    }

    private static Stream<Class<?>> shipped() {
        return Imported.MAIN.stream().map(type -> (Class<?>) type.reflect());
    }
}
