package io.lamina.service.training;

import java.util.UUID;

/**
 * Whose epochs they are.
 *
 * @param jobId the job that a client sees
 * @param fold the fold, from 1; behind the last fold: the training on all rows that follows them; 0 without cross-validation
 */
record LearningCurve(UUID jobId, int fold) {}
