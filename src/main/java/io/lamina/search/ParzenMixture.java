package io.lamina.search;

/**
 * Equal parts of normal densities, each cut off at 0 and 1: one at every place that was tried, as wide as the farther of its neighbours is
 * away, and the prior, at 0.5 and of width 1. Widths are held between 1 / min(100, 1 + n) and 1, as in hyperopt.
 */
final class ParzenMixture implements ParzenDensity {
    private static final double PRIOR_MEAN = 0.5;
    private static final double PRIOR_WIDTH = 1;
    private static final int NARROWEST = 100;
    private static final int MOST_DRAWS = 1_000;

    private final double[] means;
    private final double[] widths;
    /** How much of each density lies between 0 and 1. */
    private final double[] masses;

    private ParzenMixture(double[] means, double[] widths) {
        this.means = means;
        this.widths = widths;
        this.masses = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            masses[i] = normal((1 - means[i]) / widths[i]) - normal(-means[i] / widths[i]);
        }
    }

    /** @param places ascending */
    static ParzenMixture of(double[] places) {
        int count = places.length + 1;
        double[] means = new double[count];
        double[] widths = new double[count];
        double narrowest = PRIOR_WIDTH / Math.min(NARROWEST, 1 + count);
        for (int i = 0; i < places.length; i++) {
            double below = i == 0 ? places[i] : places[i] - places[i - 1];
            double above = i == places.length - 1 ? 1 - places[i] : places[i + 1] - places[i];
            means[i] = places[i];
            widths[i] = Math.clamp(Math.max(below, above), narrowest, PRIOR_WIDTH);
        }
        means[count - 1] = PRIOR_MEAN;
        widths[count - 1] = PRIOR_WIDTH;
        return new ParzenMixture(means, widths);
    }

    @Override
    public double draw(Draws draws) {
        int part = Places.share(draws.place(), means.length);
        for (int i = 0; i < MOST_DRAWS; i++) {
            double place = means[part] + widths[part] * draws.normal();
            if (place >= 0 && place < 1) {
                return place;
            }
        }
        // Half of a normal density at a border lies inside: this is never reached, but a loop needs an end.
        return means[part];
    }

    @Override
    public double logAt(double place) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double deviation = (place - means[i]) / widths[i];
            sum += StrictMath.exp(-deviation * deviation / 2) / (widths[i] * masses[i]);
        }
        return StrictMath.log(sum / (means.length * Math.sqrt(2 * Math.PI)));
    }

    /**
     * The normal distribution function, by the rational approximation of its complement with an error below 7.5e-8: Abramowitz and Stegun,
     * "Handbook of Mathematical Functions", 26.2.17.
     */
    static double normal(double deviation) {
        double t = 1 / (1 + 0.2316419 * Math.abs(deviation));
        double polynomial =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double upper = StrictMath.exp(-deviation * deviation / 2) / Math.sqrt(2 * Math.PI) * polynomial;
        return deviation < 0 ? upper : 1 - upper;
    }
}
