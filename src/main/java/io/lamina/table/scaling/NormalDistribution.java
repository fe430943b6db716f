package io.lamina.table.scaling;

/** The standard normal distribution. {@link StrictMath} throughout: the same bits on every processor, since a model promises them. */
@SuppressWarnings("FloatingPointLiteralPrecision") // The digits are those of the paper.
final class NormalDistribution {
    private static final double CENTRAL = 0.425;
    private static final double CENTRAL_SQUARED = 0.180625;
    private static final double TAIL_SPLIT = 5;
    private static final double TAIL_SHIFT = 1.6;
    private static final double LARGEST = 38;

    /** Coefficients from the constant term up. */
    private static final double[] CENTRAL_ABOVE = {
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
    };

    private static final double[] CENTRAL_BELOW = {
        1,
        42.313330701600911252,
        687.18700749205790830,
        5394.1960214247511077,
        21213.794301586595867,
        39307.895800092710610,
        28729.085735721942674,
        5226.4952788528545610
    };

    private static final double[] NEAR_ABOVE = {
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4
    };

    private static final double[] NEAR_BELOW = {
        1,
        2.05319162663775882187,
        1.67638483018380384940,
        0.689767334985100004550,
        0.148103976427480074590,
        0.0151986665636164571966,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };

    private static final double[] FAR_ABOVE = {
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };

    private static final double[] FAR_BELOW = {
        1,
        0.599832206555887937690,
        0.136929880922735805310,
        0.0148753612908506148525,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private NormalDistribution() {}

    /**
     * Φ⁻¹(p) to about 1e-16 relative: Wichura's algorithm AS 241 (PPND16), Applied Statistics 37, 1988.
     *
     * @param probability in [0, 1]; 0 and 1 give −∞ and ∞
     */
    static double quantile(double probability) {
        double fromHalf = probability - 0.5;
        if (Math.abs(fromHalf) <= CENTRAL) {
            double r = CENTRAL_SQUARED - fromHalf * fromHalf;
            return fromHalf * polynomial(CENTRAL_ABOVE, r) / polynomial(CENTRAL_BELOW, r);
        }
        double tail = Math.min(probability, 1 - probability);
        if (tail <= 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, fromHalf);
        }
        double r = StrictMath.sqrt(-StrictMath.log(tail));
        double deviate = r <= TAIL_SPLIT
                ? polynomial(NEAR_ABOVE, r - TAIL_SHIFT) / polynomial(NEAR_BELOW, r - TAIL_SHIFT)
                : polynomial(FAR_ABOVE, r - TAIL_SPLIT) / polynomial(FAR_BELOW, r - TAIL_SPLIT);
        return Math.copySign(deviate, fromHalf);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }

    /**
     * Φ(x) to about 1e-15 absolute, by Marsaglia's series: ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …); "Evaluating the Normal Distribution",
     * Journal of Statistical Software 11, 2004.
     */
    static double cumulative(double x) {
        if (Math.abs(x) > LARGEST) {
            return x > 0 ? 1 : 0;
        }
        double sum = x;
        double before = 0;
        double term = x;
        for (int odd = 3; sum != before; odd += 2) {
            before = sum;
            term *= x * x / odd;
            sum += term;
        }
        double density = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
        return Math.clamp(0.5 + sum * density, 0, 1);
    }
}
