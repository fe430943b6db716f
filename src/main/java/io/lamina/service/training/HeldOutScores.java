package io.lamina.service.training;

/**
 * What a fold's network is worth on the rows that it has not seen.
 *
 * @param answers to those rows, in ascending order
 */
record HeldOutScores(PartEvaluation evaluation, Answers answers) {}
