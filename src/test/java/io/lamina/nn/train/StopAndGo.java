package io.lamina.nn.train;

import io.lamina.nn.network.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A training that is stopped now and then and taken up again by another network, of which nothing but bytes is left in between. */
final class StopAndGo implements Checkpoints, Cancellation {
    private final Supplier<Network> networks;
    private final Examples training;
    private final @Nullable Examples validation;
    private final TrainingSpec spec;
    private final @Nullable Scorer scorer;

    private byte @Nullable [] kept;
    private long left;
    private long asked;

    StopAndGo(
            Supplier<Network> networks,
            Examples training,
            @Nullable Examples validation,
            TrainingSpec spec,
            @Nullable Scorer scorer) {
        this.networks = networks;
        this.training = training;
        this.validation = validation;
        this.spec = spec;
        this.scorer = scorer;
    }

    static StopAndGo of(RandomConfiguration random) {
        return new StopAndGo(
                () -> Network.create(random.network, random.inputs, random.outputs, random.spec.seed()),
                random.training,
                random.validation,
                random.spec,
                random.scorer);
    }

    /** What a training came to; reports without their durations. */
    record Ended(TrainingResult result, List<EpochReport> reports, List<Float> parameters) {}

    /** Trains without a stop. */
    Ended undisturbed() {
        kept = null;
        return train();
    }

    /** How many places there were in the last training at which it could have been stopped. */
    long places() {
        return asked;
    }

    /** Trains with stops, the first after so many places, the next after so many more. */
    Ended stopped(long... places) {
        return train(places);
    }

    byte @Nullable [] kept() {
        return kept;
    }

    /** Goes on from these bytes. */
    Ended resumed(byte[] bytes) {
        kept = bytes;
        return train();
    }

    private Ended train(long... places) {
        List<EpochReport> reports = new ArrayList<>();
        if (places.length > 0) {
            kept = null;
        }
        for (int run = 0; ; run++) {
            left = run < places.length ? places[run] : Long.MAX_VALUE;
            asked = 0;
            Network network = networks.get();
            TrainingResult result = Trainer.fit(
                    network, training, validation, spec, scorer, report -> reports.add(timeless(report)), this, this);
            if (result.stoppedBy() != StoppedBy.INTERRUPTED) {
                List<Float> parameters = new ArrayList<>();
                for (float value : Tables.parameters(network)) {
                    parameters.add(value);
                }
                return new Ended(result, reports, parameters);
            }
        }
    }

    private static EpochReport timeless(EpochReport report) {
        return new EpochReport(
                report.epoch(),
                report.trainingLoss(),
                report.validationLoss(),
                report.metrics(),
                report.layers(),
                report.learningRate(),
                Duration.ZERO);
    }

    @Override
    public boolean isCancelled() {
        asked++;
        return asked > left;
    }

    @Override
    public void begin(Checkpoint start) {
        byte[] bytes = kept;
        if (bytes != null) {
            try {
                start.read(new ByteArrayInputStream(bytes), bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isDue() {
        return asked > left;
    }

    @Override
    public boolean save(Checkpoint now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            now.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kept = out.toByteArray();
        return false;
    }

    @Override
    public void paused(Checkpoint now) {
        save(now);
    }

    @Override
    public String toString() {
        return spec + (kept == null ? "" : ", checkpoint " + Arrays.hashCode(kept));
    }
}
