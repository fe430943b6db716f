package io.lamina.evaluation;

import io.lamina.evaluation.classification.ClassificationMetric;
import io.lamina.evaluation.forecasting.ForecastMetric;
import io.lamina.evaluation.metric.Metric;
import io.lamina.evaluation.regression.RegressionMetric;
import io.lamina.setting.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every metric there is, read from the {@code permits} clauses of their families: nothing else registers one. */
public final class Metrics {
    private static final List<ClassificationMetric> CLASSIFICATION = membersOf(ClassificationMetric.class);
    private static final List<RegressionMetric> REGRESSION = membersOf(RegressionMetric.class);
    private static final List<ForecastMetric> FORECAST = membersOf(ForecastMetric.class);

    private Metrics() {}

    /** The metrics of predicted classes, in the order in which an evaluation lists them. */
    public static List<ClassificationMetric> ofClassification() {
        return CLASSIFICATION;
    }

    /** The metrics of predicted values, in the order in which an evaluation lists them. */
    public static List<RegressionMetric> ofRegression() {
        return REGRESSION;
    }

    /** The metrics that forecasts have beside those of values, in the order in which an evaluation lists them. */
    public static List<ForecastMetric> ofForecast() {
        return FORECAST;
    }

    /** The metric with this camelCase name, such as {@code macroF1}; empty if there is none. */
    public static Optional<Metric<?>> named(String name) {
        return Stream.<List<? extends Metric<?>>>of(CLASSIFICATION, REGRESSION, FORECAST)
                .<Metric<?>>flatMap(List::stream)
                .filter(metric -> metric.name().equals(name))
                .findFirst();
    }

    private static <M> List<M> membersOf(Class<M> family) {
        List<M> members = new ArrayList<>();
        for (Class<?> kind : Kinds.of(family).values()) {
            try {
                members.add(family.cast(kind.getConstructor().newInstance()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(kind.getName() + " must be a public record without components", e);
            }
        }
        return List.copyOf(members);
    }
}
