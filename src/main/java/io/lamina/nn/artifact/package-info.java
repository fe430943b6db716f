/**
 * The file format of a trained network: data only, bounded when read, equal bytes for equal content.
 *
 * <p>May use: {@code network} (named tensors), {@code binary}. Does not belong here: what the header says (it is opaque text), where bytes are
 * stored. Start at {@link io.lamina.nn.artifact.Artifact}.
 */
@org.jspecify.annotations.NullMarked
package io.lamina.nn.artifact;
