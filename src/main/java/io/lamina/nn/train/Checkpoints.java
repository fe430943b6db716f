package io.lamina.nn.train;

/**
 * Keeps the state of a training, so that it can go on elsewhere with the same bits. All methods are called on the training thread; what
 * they throw ends the training, reaches the caller and leaves the network as it is.
 */
public interface Checkpoints {
    /** Keeps nothing. */
    Checkpoints NONE = new Checkpoints() {
        @Override
        public void begin(Checkpoint start) {
            // From the start.
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public boolean save(Checkpoint now) {
            return true;
        }
    };

    /**
     * Called when the training ends before all its epochs, because its last one was named: it can go on from here. The network has the
     * parameters of that epoch.
     */
    default void paused(Checkpoint now) {
        // Most do not go on.
    }

    /** Called before the first batch: who kept a checkpoint of this training reads it here ({@link Checkpoint#read}). */
    void begin(Checkpoint start);

    /** Asked before every batch, right after {@link Cancellation#isCancelled}, so it must be as cheap. */
    boolean isDue();

    /**
     * Keeps where the training stands; called when one was due. Nothing is copied: the training waits until this returns.
     *
     * @return whether the training goes on here; if not, it ends as {@link StoppedBy#INTERRUPTED}, with the network as it is
     */
    boolean save(Checkpoint now);
}
