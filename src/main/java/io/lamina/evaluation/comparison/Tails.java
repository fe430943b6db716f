package io.lamina.evaluation.comparison;

/** How much of a distribution lies as far out as a statistic, to about 14 digits however small it is. */
final class Tails {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;
    private static final int MOST_TERMS = 10_000;

    private Tails() {}

    /**
     * {@code P(χ² ≥ x)} of one degree of freedom: {@code erfc(√(x/2))}, the regularized upper incomplete gamma function {@code Q(1/2, x/2)}, by
     * its series below 1.5 and by Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2).
     */
    static double chiSquare(double x) {
        double half = x / 2;
        if (half == 0) {
            return 1;
        }
        double scale = Math.exp(-half) * Math.sqrt(half / Math.PI);
        if (half < 1.5) {
            double term = 2;
            double sum = term;
            for (int n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
                term *= half / (n + 0.5);
                sum += term;
            }
            return 1 - scale * sum;
        }
        double b = half + 0.5;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double a = -n * (n - 0.5);
            b += 2;
            d = 1 / awayFromZero(a * d + b);
            c = awayFromZero(b + a / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < PRECISION) {
                break;
            }
        }
        return scale * fraction;
    }

    /**
     * {@code P(|T| ≥ |t|)} of Student's distribution with ν degrees of freedom: the regularized incomplete beta function {@code I_x(ν/2, 1/2)}
     * at {@code x = ν / (ν + t²)}.
     */
    static double studentT(double t, int degreesOfFreedom) {
        double square = t * t;
        double x = degreesOfFreedom / (degreesOfFreedom + square);
        double rest = square / (degreesOfFreedom + square);
        double a = degreesOfFreedom / 2.0;
        double scale = Math.pow(x, a) * Math.sqrt(rest) / betaWithHalf(degreesOfFreedom);
        // The fraction converges fast on one side of the mean and slowly on the other.
        return x < (a + 1) / (a + 2.5) ? scale * fraction(a, 0.5, x) / a : 1 - scale * fraction(0.5, a, rest) / 0.5;
    }

    /** {@code B(ν/2, 1/2) = √π · Γ(ν/2) / Γ((ν+1)/2)}, from π and 2 on by steps of two. */
    private static double betaWithHalf(int degreesOfFreedom) {
        double beta = degreesOfFreedom % 2 == 0 ? 2 : Math.PI;
        for (int n = degreesOfFreedom % 2 == 0 ? 2 : 1; n < degreesOfFreedom; n += 2) {
            beta *= n / (n + 1.0);
        }
        return beta;
    }

    /** Lentz's continued fraction of the incomplete beta function (Numerical Recipes, 6.4). */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            fraction *= c * d;
            if (Math.abs(c * d - 1) < PRECISION) {
                break;
            }
        }
        return fraction;
    }

    private static double awayFromZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
