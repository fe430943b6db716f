package io.lamina.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lamina.setting.Family;
import io.lamina.setting.Kind;
import io.lamina.setting.Kinds;
import io.lamina.setting.Setting;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.category.OneHot;
import io.lamina.table.encoding.ColumnEncoder;
import io.lamina.table.forecast.ForecastSpec;
import io.lamina.table.imputation.Median;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.preprocessing.ColumnPreprocessing;
import io.lamina.table.preprocessing.LeftOut;
import io.lamina.table.preprocessing.Pipeline;
import io.lamina.table.preprocessing.PreprocessingSpec;
import io.lamina.table.scaling.FittedScale;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.split.Holdout;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.target.TargetEncoding;
import io.lamina.table.text.Ignore;
import io.lamina.table.text.TextPreprocessing;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the binder, the catalogue and the model header need of every record that travels as JSON. */
class FamiliesContractTest {
    static Stream<Class<?>> families() {
        return Stream.of(
                NumericPreprocessing.class,
                MissingPreprocessing.class,
                CategoricalPreprocessing.class,
                TextPreprocessing.class,
                ValidationStrategy.class,
                FittedScale.class,
                ColumnEncoder.class,
                TargetEncoding.class);
    }

    static Stream<Class<?>> records() {
        return Stream.concat(
                families().flatMap(family -> Arrays.stream(family.getPermittedSubclasses())),
                Stream.of(
                        PreprocessingSpec.class,
                        ColumnPreprocessing.class,
                        Pipeline.class,
                        LeftOut.class,
                        ForecastSpec.class));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyKindSaysWhatItDoesAndWhenToUseIt(Class<?> family) {
        assertThat(family.getAnnotation(Family.class).value()).matches("[a-z]+([A-Z][a-z]+)*");
        assertThat(Kinds.of(family).values()).allSatisfy(kind -> {
            assertThat(kind.isRecord()).isTrue();
            assertThat(kind.getAnnotation(Kind.class).formula()).isNotBlank();
            assertThat(kind.getAnnotation(Kind.class).use()).endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyComponentIsASettingOfATypeThatJsonCarries(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(component.getAnnotation(Setting.class))
                    .as(component.toString())
                    .isNotNull();
            assertThat(component.getAnnotation(Setting.class).doc())
                    .as(component.toString())
                    .endsWith(".");
            assertThat(component.getType().isArray()).as(component.toString()).isFalse();
        }
    }

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(Kinds.of(NumericPreprocessing.class))
                .containsOnlyKeys("standardize", "min_max", "robust", "quantile", "none");
        assertThat(Kinds.of(MissingPreprocessing.class)).containsOnlyKeys("median", "mean", "constant", "drop_row");
        assertThat(Kinds.of(CategoricalPreprocessing.class)).containsOnlyKeys("one_hot", "ordinal", "embedding");
        assertThat(Kinds.of(TextPreprocessing.class)).containsOnlyKeys("ignore", "hashed_words");
        assertThat(Kinds.of(ValidationStrategy.class))
                .containsOnlyKeys(
                        "holdout", "k_fold", "group", "chronological", "expanding_window", "predefined", "none");
    }

    @Test
    void theDefaultSpecificationIsWhatTheAnnotationsSay() {
        PreprocessingSpec spec = PreprocessingSpec.DEFAULT;
        assertThat(spec.numeric()).isNull();
        assertThat(spec.missingIndicator()).isFalse();
        assertThat(spec.columns()).isEmpty();
        assertThat(Arrays.stream(PreprocessingSpec.class.getRecordComponents())
                        .map(component -> component.getAnnotation(Setting.class).defaultValue()))
                .containsExactly("null", "\"median\"", "false", "\"one_hot\"", "\"ignore\"", "{}");
        assertThat(spec.missing()).isEqualTo(new Median());
        assertThat(spec.text()).isEqualTo(new Ignore());
        assertThat(spec.categorical())
                .isEqualTo(new OneHot(
                        Integer.parseInt(defaultOf(OneHot.class, "maxLevels")),
                        Integer.parseInt(defaultOf(OneHot.class, "minFrequency"))));
    }

    @Test
    void theDefaultHoldoutIsWhatTheAnnotationsSay() {
        assertThat(ValidationStrategy.defaultFor(1_000))
                .isEqualTo(new Holdout(
                        Double.parseDouble(defaultOf(Holdout.class, "validationFraction")),
                        Double.parseDouble(defaultOf(Holdout.class, "testFraction")),
                        Boolean.parseBoolean(defaultOf(Holdout.class, "stratified"))));
    }

    private static String defaultOf(Class<?> type, String component) {
        return Arrays.stream(type.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component))
                .findFirst()
                .orElseThrow()
                .getAnnotation(Setting.class)
                .defaultValue();
    }
}
