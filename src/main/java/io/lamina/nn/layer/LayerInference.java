package io.lamina.nn.layer;

import io.lamina.nn.linalg.Buffer;

/**
 * One layer's way forward in inference mode (no dropout, running statistics), with the scratch memory that it needs. For one thread;
 * a run allocates nothing.
 */
public interface LayerInference {
    /**
     * The layer's answers to the first {@code rows} rows.
     *
     * @param inputs [capacity, inputs]
     * @return [capacity, outputs], overwritten by the next run
     */
    Buffer run(Buffer inputs, int rows);
}
