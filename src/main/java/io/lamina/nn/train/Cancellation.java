package io.lamina.nn.train;

/** Says whether training should end early. */
@FunctionalInterface
public interface Cancellation {
    /** Never cancels. */
    Cancellation NEVER = () -> false;

    /**
     * Asked on the training thread before every batch, so it must be cheap: read a volatile. Once it says true it stays so.
     */
    boolean isCancelled();

    /**
     * Whether somebody waits for the end of a cancelled training: without validation rows its best parameters are then tried on 32,768
     * training rows and not on all.
     */
    default boolean isInHaste() {
        return false;
    }
}
