package io.lamina.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lamina.nn.DefaultKinds;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.linalg.Buffer;
import io.lamina.nn.linalg.FlatVector;
import io.lamina.nn.linalg.Matrix;
import io.lamina.nn.linalg.RandomStream;
import io.lamina.nn.linalg.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer keeps, whatever it computes: its way back is the slope of its way forward, in all parameters and inputs. */
class LayerContractTest {
    private static final int ROWS = 5;
    private static final int INPUTS = 4;
    private static final float STEP = 1f / 256;

    static Stream<LayerShape> layers() {
        Stream<LayerShape> variants = Stream.of(
                new Dense(6, new Tanh(), true, false, 0),
                new Dense(6, new Tanh(), false, true, 0),
                new Residual(6, new Tanh(), false, false, 0),
                new Residual(INPUTS, new Tanh(), true, false, 0),
                new Residual(INPUTS, new Tanh(), false, true, 0),
                new Embedding(INPUTS, List.of(new EmbeddedColumn(0, 3, 2), new EmbeddedColumn(2, 4, 3))));
        return Stream.concat(DefaultKinds.of(LayerSpec.class), variants);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void backwardIsTheSlopeOfForward(LayerShape shape) {
        try (Bound bound = new Bound(shape)) {
            float[] weights = bound.random(ROWS * shape.units(), 7);
            bound.loss(weights);
            bound.goBack(weights);
            float[] gradients = bound.gradients.clone();
            float[] inputGradients = bound.inputGradients.values().clone();
            for (int i = 0; i < gradients.length; i++) {
                assertThat((double) gradients[i])
                        .as("parameter %d of %s", i, shape)
                        .isCloseTo(bound.slopeOfParameter(i, weights), within(2e-3));
            }
            for (int i = 0; shape instanceof LayerSpec && i < inputGradients.length; i++) {
                assertThat((double) inputGradients[i])
                        .as("input %d of %s", i, shape)
                        .isCloseTo(bound.slopeOfInput(i, weights), within(2e-3));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aFreshLayerAnswersWithFiniteNumbersInBothModes(LayerShape shape) {
        try (Bound bound = new Bound(shape)) {
            bound.loss(bound.random(ROWS * shape.units(), 7));
            float[] trained = bound.pass.outputs().values();
            float[] inferred =
                    bound.layer.inference(ROWS).run(bound.inputs, ROWS).values();
            for (int i = 0; i < ROWS * shape.units(); i++) {
                assertThat(trained[i]).isFinite();
                assertThat(inferred[i]).isFinite();
            }
        }
    }

    /** A layer with random parameters and inputs, and the loss {@code Σ weights ⊙ outputs}. */
    private static final class Bound implements AutoCloseable {
        private final FlatVector parameters;
        private final float[] gradients;
        private final Layer layer;
        private final LayerPass pass;
        private final Buffer inputs = Buffer.allocate(ROWS, INPUTS);
        private final Buffer inputGradients = Buffer.allocate(ROWS, INPUTS);

        Bound(LayerShape shape) {
            parameters = new FlatVector(shape.parameterCount(INPUTS));
            List<Matrix> blocks = new ArrayList<>();
            List<Integer> offsets = new ArrayList<>();
            int offset = 0;
            for (ParameterBlock block : shape.parameters(INPUTS)) {
                blocks.add(parameters.matrix(offset, block.rows(), block.columns()));
                if (block.role().isLearned()) {
                    offsets.add(offset);
                }
                offset += (int) block.size();
            }
            int learned = shape.parameters(INPUTS).stream()
                    .filter(block -> block.role().isLearned())
                    .mapToInt(block -> (int) block.size())
                    .sum();
            gradients = new float[learned];
            layer = shape.bind(INPUTS, blocks);
            layer.initialize(null, RandomStream.of(5, Purpose.INITIALIZATION, 0));
            pass = layer.pass(ROWS, new Gradients(gradients, offsets), 3);
            float[] values = random(ROWS * INPUTS, 1);
            System.arraycopy(values, 0, inputs.values(), 0, values.length);
            if (shape instanceof Embedding embedding) {
                for (EmbeddedColumn column : embedding.columns()) {
                    for (int row = 0; row < ROWS; row++) {
                        inputs.values()[row * INPUTS + column.input()] = row % column.categories();
                    }
                }
            }
        }

        float[] random(int count, int index) {
            RandomStream random = RandomStream.of(11, Purpose.INITIALIZATION, index);
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        double loss(float[] weights) {
            pass.forward(inputs, ROWS, 1);
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += (double) weights[i] * pass.outputs().values()[i];
            }
            return sum;
        }

        void goBack(float[] weights) {
            System.arraycopy(weights, 0, pass.outputGradients().values(), 0, weights.length);
            pass.backward(inputs, ROWS, inputGradients);
        }

        double slopeOfParameter(int index, float[] weights) {
            float[] value = new float[1];
            parameters.read(index, value, 0, 1);
            float here = value[0];
            parameters.write(index, new float[] {here + STEP}, 0, 1);
            double above = loss(weights);
            parameters.write(index, new float[] {here - STEP}, 0, 1);
            double below = loss(weights);
            parameters.write(index, value, 0, 1);
            return (above - below) / ((double) (here + STEP) - (here - STEP));
        }

        double slopeOfInput(int index, float[] weights) {
            float here = inputs.values()[index];
            inputs.values()[index] = here + STEP;
            double above = loss(weights);
            inputs.values()[index] = here - STEP;
            double below = loss(weights);
            inputs.values()[index] = here;
            return (above - below) / ((double) (here + STEP) - (here - STEP));
        }

        @Override
        public void close() {
            parameters.close();
        }
    }
}
