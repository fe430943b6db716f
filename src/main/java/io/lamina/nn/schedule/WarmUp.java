package io.lamina.nn.schedule;

/**
 * A linear warm-up before another schedule: step i of W (from 1) takes {@code i / W} of the rate that the other begins with, so that the
 * last step of the warm-up has reached it. Losses of the warm-up are not shown to the other.
 *
 * <p>Source: Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017, section 2.2 ("gradual warmup"). Where we
 * differ: the first step is not lost to a rate of zero.
 */
final class WarmUp implements Schedule {
    /** What {@code GET /catalog} says of the setting that every kind has. */
    static final String DOC =
            "Epochs at the start in which the rate rises linearly, step by step, before the schedule begins.";

    static final int MOST_EPOCHS = 100_000;

    private final int epochs;
    private final int stepsPerEpoch;
    private final Schedule next;
    private int epochsEnded;

    WarmUp(int epochs, int stepsPerEpoch, Schedule next) {
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
        this.next = next;
    }

    static void check(int warmUpEpochs) {
        if (warmUpEpochs < 0 || warmUpEpochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("learningRateSchedule.warmUpEpochs must be between 0 and %d, got %d"
                    .formatted(MOST_EPOCHS, warmUpEpochs));
        }
    }

    @Override
    public double rate(int epoch, int step) {
        if (epoch > epochs) {
            return next.rate(epoch - epochs, step);
        }
        double done = (epoch - 1.0) * stepsPerEpoch + step + 1;
        return next.rate(1, 0) * done / ((double) epochs * stepsPerEpoch);
    }

    @Override
    public void epochEnded(double loss) {
        epochsEnded++;
        if (epochsEnded > epochs) {
            next.epochEnded(loss);
        }
    }

    @Override
    public double[] state() {
        double[] inner = next.state();
        double[] state = new double[inner.length + 1];
        state[0] = epochsEnded;
        System.arraycopy(inner, 0, state, 1, inner.length);
        return state;
    }

    @Override
    public void restore(double[] state) {
        if (state.length == 0) {
            throw new IllegalArgumentException("a schedule with a warm-up has a state, got none");
        }
        double[] inner = new double[state.length - 1];
        System.arraycopy(state, 1, inner, 0, inner.length);
        next.restore(inner);
        epochsEnded = (int) state[0];
    }
}
