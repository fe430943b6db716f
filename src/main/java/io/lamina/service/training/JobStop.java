package io.lamina.service.training;

/** Why a running training should stop at the next batch. */
enum JobStop {
    /** It should not. */
    NO,
    /** A client cancelled the job. */
    CANCELLED,
    /** It has run as long as its {@code maxRuntime}. */
    OUT_OF_TIME,
    /** This process shuts down; another worker will take the job. */
    HANDED_BACK,
    /** The job is no longer this worker's: whatever it writes would be refused. */
    LOST
}
