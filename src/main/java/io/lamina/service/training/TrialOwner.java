package io.lamina.service.training;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * Whoever asks for trainings as trials of its own work ({@link Trials}). Nothing in this module knows who that is; it hears of its trials in
 * the transactions that change them.
 */
public interface TrialOwner {
    /**
     * Locks what the owner has under this id, if it has something. Called before a trial of it is locked for an end: whoever locks both
     * takes the owner first, so that two never wait for each other.
     */
    void lock(UUID owner);

    /** The {@link TrialBase#rows rows} that all trials of an owner must have; empty: there is no such owner. */
    OptionalLong rows(UUID owner);

    /** A worker has taken one of its trials; may be called again for each attempt, and for ids of others. */
    void begun(UUID owner);

    /** One of its trials has ended or paused, in this transaction, which holds the lock of {@link #lock}. */
    void ended(EndedTrial trial);
}
