package io.lamina.service.training;

import io.lamina.service.dataset.Datasets;
import io.lamina.service.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The door for whoever repeats the trials of a search: it asks for them by {@link Trials} and has them compared here, as replays of a job are. */
@Component
public class TrialReplays {
    private final ReplayRequests requests;
    private final Replays replays;
    private final Datasets datasets;

    TrialReplays(ReplayRequests requests, Replays replays, Datasets datasets) {
        this.requests = requests;
        this.replays = replays;
        this.datasets = datasets;
    }

    /**
     * Expects that trials can learn from what they did learn from.
     *
     * @param owner of the trials, for a person
     * @throws ProblemException 409 if their dataset was deleted, or has columns of other types by now
     */
    public void expectDataset(String owner, TrialBase base) {
        requests.own(owner, base.datasetId(), base.tableSha256(), "");
    }

    /** What the replay of a job of this name is called. */
    public String nameOf(String job) {
        return ReplayRequests.nameOf(job);
    }

    /**
     * What a damaged table comes to, from which no trial can learn; empty if its bytes are those that were stored.
     *
     * @throws ProblemException 404 if it was deleted
     * @throws UncheckedIOException if they cannot be read
     */
    public Optional<ReplayBody> ofDamaged(TrialBase base) {
        try {
            return replays.ofDamaged(datasets.get(base.datasetId()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of dataset " + base.datasetId(), e);
        }
    }

    /**
     * Compares two trials that have ended, the second of which was to be the first again: epochs and what they keep of their networks.
     *
     * @throws ProblemException 409 if one was deleted meanwhile
     * @throws IOException if something that is stored cannot be read
     */
    public ReplayBody compare(UUID first, UUID second) throws IOException {
        return replays.compare(first, second);
    }
}
