package io.lamina.service.training;

import java.util.UUID;

/**
 * A row of the queue that a worker has taken; whoever claims it later has a greater attempt.
 *
 * @param attempt the fence: every write of this worker asks for it
 */
record Claim(UUID id, int attempt, WorkKind kind, UUID datasetId, String configuration) {}
