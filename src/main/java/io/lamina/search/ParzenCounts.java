package io.lamina.search;

/** How often each value without order was tried, and once more for each: the prior. */
final class ParzenCounts implements ParzenDensity {
    private final double[] shares;

    private ParzenCounts(double[] shares) {
        this.shares = shares;
    }

    static ParzenCounts of(double[] places, int values) {
        double[] shares = new double[values];
        for (int value = 0; value < values; value++) {
            shares[value] = 1.0 / (places.length + values);
        }
        for (double place : places) {
            shares[Places.share(place, values)] += 1.0 / (places.length + values);
        }
        return new ParzenCounts(shares);
    }

    @Override
    public double draw(Draws draws) {
        double left = draws.place();
        int value = 0;
        while (value < shares.length - 1 && left >= shares[value]) {
            left -= shares[value++];
        }
        return Places.middle(value, shares.length);
    }

    @Override
    public double logAt(double place) {
        return StrictMath.log(shares[Places.share(place, shares.length)]);
    }
}
