package io.lamina.service.catalog;

import io.lamina.evaluation.calibration.ProbabilityCalibration;
import io.lamina.evaluation.classification.ClassificationMetric;
import io.lamina.evaluation.forecasting.ForecastMetric;
import io.lamina.evaluation.regression.RegressionMetric;
import io.lamina.evaluation.threshold.DecisionThreshold;
import io.lamina.nn.activation.Activation;
import io.lamina.nn.augmentation.AugmentationSpec;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.initializer.Initializer;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.schedule.ScheduleSpec;
import io.lamina.search.ParameterRange;
import io.lamina.search.SearchMethod;
import io.lamina.service.json.SettingDescription;
import io.lamina.setting.Family;
import io.lamina.setting.Kind;
import io.lamina.setting.Kinds;
import io.lamina.table.category.CategoricalPreprocessing;
import io.lamina.table.imputation.MissingPreprocessing;
import io.lamina.table.scaling.NumericPreprocessing;
import io.lamina.table.split.ValidationStrategy;
import io.lamina.table.text.TextPreprocessing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The families that a client may choose from. What a pipeline becomes once it is fitted is a family too, but nothing to choose,
 * and so is not here.
 */
final class Catalog {
    /** Every such family; a test finds one that is missing. */
    static final List<Class<?>> FAMILIES = List.of(
            Activation.class,
            AugmentationSpec.class,
            CategoricalPreprocessing.class,
            ClassificationMetric.class,
            DecisionThreshold.class,
            ForecastMetric.class,
            GradientClipping.class,
            Initializer.class,
            LayerSpec.class,
            Loss.class,
            MissingPreprocessing.class,
            NumericPreprocessing.class,
            OptimizerSpec.class,
            ParameterRange.class,
            ProbabilityCalibration.class,
            RegressionMetric.class,
            ScheduleSpec.class,
            SearchMethod.class,
            TextPreprocessing.class,
            ValidationStrategy.class);

    private Catalog() {}

    /** The kinds of each family by the family's plural, both in a fixed order. */
    static Map<String, List<KindDescription>> describe() {
        Map<String, List<KindDescription>> catalog = new TreeMap<>();
        for (Class<?> type : FAMILIES) {
            Family family = type.getAnnotation(Family.class);
            if (family == null) {
                throw new IllegalStateException(type.getName() + " is no family");
            }
            catalog.put(
                    family.value(),
                    Kinds.of(type).entrySet().stream()
                            .map(kind -> describe(kind.getKey(), kind.getValue()))
                            .toList());
        }
        return Collections.unmodifiableMap(catalog);
    }

    private static KindDescription describe(String name, Class<?> type) {
        Kind kind = type.getAnnotation(Kind.class);
        if (kind == null) {
            throw new IllegalStateException(type.getName() + " does not say what it is: @Kind");
        }
        return new KindDescription(
                name, SettingDescription.of(type.asSubclass(Record.class)), kind.formula(), kind.use());
    }
}
