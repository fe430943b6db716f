package io.lamina.nn.activation;

/**
 * The exponential that activations share: {@code eᵗ − 1} for t in [0, {@link #LIMIT}], in a form that the JIT vectorises.
 *
 * <p>With {@code q = e^(t/8) − 1} from a polynomial of degree 9, three times {@code q ← q·(q + 2)}: squaring {@code 1 + q} that way loses
 * nothing when q is small. The relative error is below 2·10⁻⁶ at t = 20 and falls to 2·10⁻⁷ with t, so that {@code e⁻ᵗ = 1/(eᵗ)} has an
 * absolute error below 1.5·10⁻⁷ throughout. Kinds reduce what they need to a non-negative argument; that has no cancellation.
 */
final class Exponential {
    /** Beyond it {@code e⁻ᵗ} is below 2.1·10⁻⁹ and no float near 1 shows it; callers clamp to it. */
    static final float LIMIT = 20f;

    private Exponential() {}

    static float minusOne(float t) {
        float u = t * 0.125f;
        float p = 8.3891855e-6f * u - 5.0073904e-6f;
        p = p * u + 2.7544142e-4f;
        p = p * u + 0.0012781709f;
        p = p * u + 0.008423689f;
        p = p * u + 0.041626696f;
        p = p * u + 0.16667506f;
        p = p * u + 0.4999994f;
        p = p * u + 1f;
        float q = p * u;
        q = q * (q + 2f);
        q = q * (q + 2f);
        return q * (q + 2f);
    }
}
