package io.lamina.nn.loss;

import java.util.Arrays;

/** The textbook formula of each loss for one row, in double and without a thought for overflow; a kind without one does not compile. */
final class LossFormulas {
    private LossFormulas() {}

    static double of(Loss loss, double[] x, float[] t) {
        return switch (loss) {
            case Mse ignored -> mean(x, t, (output, target) -> (output - target) * (output - target));
            case Mae ignored -> mean(x, t, (output, target) -> Math.abs(output - target));
            case Huber huber -> mean(x, t, (output, target) -> huber(output - target, huber.delta()));
            case Quantile quantile ->
                mean(
                        x,
                        t,
                        (output, target) -> output < target
                                ? quantile.quantile() * (target - output)
                                : (1 - quantile.quantile()) * (output - target));
            case Poisson ignored -> mean(x, t, (output, target) -> Math.exp(output) - target * output);
            case BinaryCrossEntropy binary ->
                mean(x, t, (output, target) -> {
                    double smooth = target * (1 - binary.labelSmoothing()) + 0.5 * binary.labelSmoothing();
                    return -smooth * Math.log(sigmoid(output)) - (1 - smooth) * Math.log(sigmoid(-output));
                });
            case CrossEntropy cross -> {
                double[] surprises =
                        Arrays.stream(softmax(x)).map(p -> -Math.log(p)).toArray();
                double smoothing = cross.labelSmoothing();
                yield (1 - smoothing) * surprises[(int) t[0]]
                        + smoothing * Arrays.stream(surprises).average().orElseThrow();
            }
            case Focal focal -> {
                double p = softmax(x)[(int) t[0]];
                yield -Math.pow(1 - p, focal.gamma()) * Math.log(p);
            }
        };
    }

    private static double huber(double error, double delta) {
        return Math.abs(error) <= delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] softmax(double[] x) {
        double sum = Arrays.stream(x).map(Math::exp).sum();
        return Arrays.stream(x).map(value -> Math.exp(value) / sum).toArray();
    }

    private static double mean(double[] x, float[] t, Element element) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += element.loss(x[i], t[i]);
        }
        return sum / x.length;
    }

    private interface Element {
        double loss(double output, double target);
    }
}
