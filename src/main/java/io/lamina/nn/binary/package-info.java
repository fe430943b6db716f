/**
 * Numbers as bytes, little-endian, with a SHA-256 behind them: what the engine's file formats have in common.
 *
 * <p>May use: {@code linalg}. Does not belong here: what a format's numbers mean, and which lengths it allows. Start at {@link
 * io.lamina.nn.binary.BinaryWriter}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.binary;
