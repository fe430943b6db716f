package io.lamina.service.training;

/** Thrown on the worker's thread where a job should stop outside of its batches; {@link RunningJob#stop} says why. */
final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobStoppedException() {
        super("the job was asked to stop", null, false, false);
    }
}
