package io.lamina.nn.linalg;

/**
 * 32 random-looking bits for a place in a batch: two rounds of Wellons' "lowbias32". Free of branches, so that loops over places, which
 * must come from an array and not from the loop's counter (docs/adr/0003), are vectorised.
 */
public final class PlaceHash {
    private PlaceHash() {}

    /** The bits of a place under a key of 64 bits, given as its two halves. */
    public static int of(int place, int first, int second) {
        return mix(mix(place + first) ^ second);
    }

    private static int mix(int value) {
        int x = value;
        x ^= x >>> 16;
        x *= 0x7feb352d;
        x ^= x >>> 15;
        x *= 0x846ca68b;
        return x ^ (x >>> 16);
    }
}
