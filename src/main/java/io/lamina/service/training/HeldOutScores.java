package io.lamina.service.training;

import io.lamina.service.model.FittedDecision;

/**
 * What a fold's network is worth on the rows that it has not seen.
 *
 * @param decision how it made labels of probabilities
 * @param answers to those rows, in ascending order
 */
record HeldOutScores(PartEvaluation evaluation, FittedDecision decision, Answers answers) {}
