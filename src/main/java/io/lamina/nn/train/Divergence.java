package io.lamina.nn.train;

/**
 * Where training stopped being finite.
 *
 * @param epoch from 1
 * @param batch from 1 within the epoch; 0: in what the network answers after it
 * @param layer the first layer that was no longer finite, as the configuration calls it: {@code network.hiddenLayers.1},
 *     {@code output layer}; {@code inputs} when the rows themselves were not
 * @param finding what was not finite there, in words
 * @param advice what to try
 */
public record Divergence(int epoch, int batch, String layer, String finding, String advice) {}
