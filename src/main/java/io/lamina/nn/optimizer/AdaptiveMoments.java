package io.lamina.nn.optimizer;

import java.util.List;

/** What {@link Adam} and {@link Adamw} keep and do; they differ in where the decay goes. */
final class AdaptiveMoments implements Optimizer {
    private final double beta1;
    private final double beta2;
    private final float epsilon;
    private final float coupledDecay;
    private final double decoupledDecay;
    private final float[] mean;
    private final float[] square;

    /** The largest squares so far; empty without amsgrad. */
    private final float[] largest;

    private final List<float[]> state;
    private long step;
    private float stepSize;
    private float rootCorrection;
    private float kept;

    AdaptiveMoments(
            double beta1,
            double beta2,
            double epsilon,
            double coupledDecay,
            double decoupledDecay,
            boolean amsgrad,
            int parameterCount) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = (float) epsilon;
        this.coupledDecay = (float) coupledDecay;
        this.decoupledDecay = decoupledDecay;
        mean = new float[parameterCount];
        square = new float[parameterCount];
        largest = new float[amsgrad ? parameterCount : 0];
        state = amsgrad ? List.of(mean, square, largest) : List.of(mean, square);
    }

    @Override
    public void beginStep(double learningRate) {
        step++;
        stepSize = (float) (learningRate / (1.0 - Math.pow(beta1, (double) step)));
        rootCorrection = (float) (1.0 / Math.sqrt(1.0 - Math.pow(beta2, (double) step)));
        kept = (float) (1.0 - learningRate * decoupledDecay);
    }

    @Override
    public void update(float[] parameters, float[] gradients, int from, int count) {
        if (largest.length == 0) {
            plain(parameters, gradients, from, from + count);
        } else {
            amsgrad(parameters, gradients, from, from + count);
        }
    }

    private void plain(float[] parameters, float[] gradients, int from, int end) {
        float keepMean = (float) beta1;
        float addMean = (float) (1.0 - beta1);
        float keepSquare = (float) beta2;
        float addSquare = (float) (1.0 - beta2);
        float floor = epsilon;
        float shrink = coupledDecay;
        float keep = kept;
        float rate = stepSize;
        float correction = rootCorrection;
        float[] means = mean;
        float[] squares = square;
        for (int i = from; i < end; i++) {
            float p = parameters[i];
            float g = gradients[i] + shrink * p;
            float m = keepMean * means[i] + addMean * g;
            float v = keepSquare * squares[i] + addSquare * g * g;
            means[i] = m;
            squares[i] = v;
            parameters[i] = keep * p - rate * m / ((float) Math.sqrt(v) * correction + floor);
        }
    }

    private void amsgrad(float[] parameters, float[] gradients, int from, int end) {
        float keepMean = (float) beta1;
        float addMean = (float) (1.0 - beta1);
        float keepSquare = (float) beta2;
        float addSquare = (float) (1.0 - beta2);
        float floor = epsilon;
        float shrink = coupledDecay;
        float keep = kept;
        float rate = stepSize;
        float correction = rootCorrection;
        float[] means = mean;
        float[] squares = square;
        float[] peaks = largest;
        for (int i = from; i < end; i++) {
            float p = parameters[i];
            float g = gradients[i] + shrink * p;
            float m = keepMean * means[i] + addMean * g;
            float v = keepSquare * squares[i] + addSquare * g * g;
            float peak = Math.max(peaks[i], v);
            means[i] = m;
            squares[i] = v;
            peaks[i] = peak;
            parameters[i] = keep * p - rate * m / ((float) Math.sqrt(peak) * correction + floor);
        }
    }

    @Override
    public List<float[]> state() {
        return state;
    }

    @Override
    public double[] scalars() {
        return new double[] {step};
    }

    @Override
    public void restore(double[] scalars) {
        Settings.checkScalars(scalars, 1);
        step = (long) scalars[0];
    }
}
