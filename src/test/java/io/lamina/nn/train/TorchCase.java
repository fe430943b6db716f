package io.lamina.nn.train;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Identity;
import io.lamina.nn.activation.LeakyRelu;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Sigmoid;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.BinaryCrossEntropy;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A training that PyTorch ran in float64, with its numbers. Reading refuses every key and every kind that it does not know: a case that is
 * half understood would prove nothing.
 */
record TorchCase(
        String name,
        NetworkSpec network,
        int inputs,
        int outputs,
        TrainingSpec training,
        JsonNode features,
        JsonNode targets,
        JsonNode initialParameters,
        JsonNode firstStepGradients,
        JsonNode lossPerStep,
        JsonNode finalParameters,
        JsonNode finalOutputs) {
    private static final Set<String> KEYS = Set.of(
            "name",
            "source",
            "layers",
            "loss",
            "classWeights",
            "optimizer",
            "l1",
            "gradientClipping",
            "learningRateSchedule",
            "batchSize",
            "epochs",
            "shuffle",
            "features",
            "targets",
            "initialParameters",
            "firstStepGradients",
            "lossPerStep",
            "finalParameters",
            "finalOutputs",
            "notes");

    static TorchCase of(JsonNode json) {
        refuseUnknown(json, KEYS);
        refuseGiven(json, "classWeights", "gradientClipping", "learningRateSchedule");
        if (json.get("shuffle").asBoolean()) {
            throw new IllegalArgumentException("shuffle must be false");
        }
        JsonNode layers = json.get("layers");
        List<LayerSpec> hidden = new ArrayList<>();
        for (JsonNode layer : layers) {
            refuseUnknown(layer, Set.of("inputs", "outputs", "batchNorm", "activation"));
            if (layer.get("batchNorm").asBoolean()) {
                throw new IllegalArgumentException("batchNorm is not known");
            }
            hidden.add(new Dense(
                    layer.get("outputs").asInt(),
                    activation(layer.get("activation").asString()),
                    0));
        }
        Dense last = (Dense) hidden.removeLast();
        if (!last.activation().equals(new Identity())) {
            throw new IllegalArgumentException("the output layer must have no activation");
        }
        TrainingSpec training = new TrainingSpec(
                loss(json.get("loss")),
                optimizer(json.get("optimizer")),
                new Regularization(json.get("l1").asDouble(), 0),
                json.get("epochs").asInt(),
                json.get("batchSize").asInt(),
                null,
                0);
        return new TorchCase(
                json.get("name").asString(),
                new NetworkSpec(hidden, null),
                layers.get(0).get("inputs").asInt(),
                last.units(),
                training,
                json.get("features"),
                json.get("targets"),
                json.get("initialParameters"),
                json.get("firstStepGradients"),
                json.get("lossPerStep"),
                json.get("finalParameters"),
                json.get("finalOutputs"));
    }

    private static Activation activation(String name) {
        return switch (name) {
            case "identity" -> new Identity();
            case "relu" -> new Relu();
            case "leaky_relu" -> new LeakyRelu(0.01);
            case "sigmoid" -> new Sigmoid();
            case "tanh" -> new Tanh();
            default -> throw new IllegalArgumentException("activation " + name + " is not known");
        };
    }

    private static Loss loss(JsonNode loss) {
        refuseUnknown(loss, Set.of("type"));
        return switch (loss.get("type").asString()) {
            case "mse" -> new Mse();
            case "binary_cross_entropy" -> new BinaryCrossEntropy(0);
            case "cross_entropy" -> new CrossEntropy(0);
            default -> throw new IllegalArgumentException("loss " + loss + " is not known");
        };
    }

    private static OptimizerSpec optimizer(JsonNode optimizer) {
        double rate = optimizer.get("lr").asDouble();
        double decay = optimizer.path("weight_decay").asDouble(0);
        return switch (optimizer.get("type").asString()) {
            case "sgd" -> {
                refuseUnknown(optimizer, Set.of("type", "lr", "momentum", "nesterov", "weight_decay"));
                double momentum = optimizer.path("momentum").asDouble(0);
                yield new Sgd(rate, momentum, optimizer.path("nesterov").asBoolean(false), decay);
            }
            case "adam" -> {
                refuseUnknown(optimizer, Set.of("type", "lr", "betas", "eps", "weight_decay"));
                JsonNode betas = optimizer.path("betas");
                double epsilon = optimizer.path("eps").asDouble(1e-8);
                yield new Adam(rate, betas.path(0).asDouble(0.9), betas.path(1).asDouble(0.999), epsilon, decay);
            }
            default -> throw new IllegalArgumentException("optimizer " + optimizer + " is not known");
        };
    }

    private static void refuseUnknown(JsonNode node, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("key " + name + " is not known");
            }
        }
    }

    private static void refuseGiven(JsonNode node, String... names) {
        for (String name : names) {
            if (!node.path(name).isNull()) {
                throw new IllegalArgumentException(name + " is not known, got " + node.get(name));
            }
        }
    }
}
