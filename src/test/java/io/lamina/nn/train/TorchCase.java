package io.lamina.nn.train;

import io.lamina.nn.activation.Activation;
import io.lamina.nn.activation.Elu;
import io.lamina.nn.activation.Gelu;
import io.lamina.nn.activation.HardSigmoid;
import io.lamina.nn.activation.Identity;
import io.lamina.nn.activation.LeakyRelu;
import io.lamina.nn.activation.Mish;
import io.lamina.nn.activation.Relu;
import io.lamina.nn.activation.Selu;
import io.lamina.nn.activation.Sigmoid;
import io.lamina.nn.activation.Silu;
import io.lamina.nn.activation.Softplus;
import io.lamina.nn.activation.Tanh;
import io.lamina.nn.clipping.GradientClipping;
import io.lamina.nn.clipping.Norm;
import io.lamina.nn.clipping.Value;
import io.lamina.nn.layer.Dense;
import io.lamina.nn.layer.LayerSpec;
import io.lamina.nn.loss.BinaryCrossEntropy;
import io.lamina.nn.loss.CrossEntropy;
import io.lamina.nn.loss.Huber;
import io.lamina.nn.loss.Loss;
import io.lamina.nn.loss.Mae;
import io.lamina.nn.loss.Mse;
import io.lamina.nn.loss.Poisson;
import io.lamina.nn.loss.Quantile;
import io.lamina.nn.network.NetworkSpec;
import io.lamina.nn.optimizer.Adadelta;
import io.lamina.nn.optimizer.Adagrad;
import io.lamina.nn.optimizer.Adam;
import io.lamina.nn.optimizer.Adamax;
import io.lamina.nn.optimizer.Adamw;
import io.lamina.nn.optimizer.Nadam;
import io.lamina.nn.optimizer.OptimizerSpec;
import io.lamina.nn.optimizer.Rmsprop;
import io.lamina.nn.optimizer.Sgd;
import io.lamina.nn.schedule.Constant;
import io.lamina.nn.schedule.Cosine;
import io.lamina.nn.schedule.Exponential;
import io.lamina.nn.schedule.ScheduleSpec;
import io.lamina.nn.schedule.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        @Nullable List<Double> classWeights,
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
        if (json.get("shuffle").asBoolean()) {
            throw new IllegalArgumentException("shuffle must be false");
        }
        JsonNode layers = json.get("layers");
        List<LayerSpec> hidden = new ArrayList<>();
        for (JsonNode layer : layers) {
            refuseUnknown(layer, Set.of("inputs", "outputs", "batchNorm", "activation"));
            hidden.add(new Dense(
                    layer.get("outputs").asInt(),
                    activation(layer.get("activation").asString()),
                    layer.get("batchNorm").asBoolean(),
                    false,
                    0));
        }
        Dense last = (Dense) hidden.removeLast();
        if (!last.activation().equals(new Identity()) || last.batchNormalization()) {
            throw new IllegalArgumentException("the output layer must have neither activation nor batchNorm");
        }
        TrainingSpec training = new TrainingSpec(
                loss(json.get("loss")),
                optimizer(json.get("optimizer")),
                schedule(json.path("learningRateSchedule")),
                new Regularization(json.get("l1").asDouble(), 0),
                clipping(json.path("gradientClipping")),
                List.of(),
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
                classWeights(json.path("classWeights"), training.loss()),
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
            case "elu" -> new Elu(1);
            case "selu" -> new Selu();
            case "gelu" -> new Gelu();
            case "silu" -> new Silu();
            case "softplus" -> new Softplus(1);
            case "sigmoid" -> new Sigmoid();
            case "tanh" -> new Tanh();
            case "hard_sigmoid", "hardsigmoid" -> new HardSigmoid();
            case "mish" -> new Mish();
            default -> throw new IllegalArgumentException("activation " + name + " is not known");
        };
    }

    private static Loss loss(JsonNode loss) {
        String type = loss.get("type").asString();
        switch (type) {
            case "huber" -> refuseUnknown(loss, Set.of("type", "delta"));
            case "quantile" -> refuseUnknown(loss, Set.of("type", "quantile"));
            case "cross_entropy" -> refuseUnknown(loss, Set.of("type", "label_smoothing"));
            default -> refuseUnknown(loss, Set.of("type"));
        }
        return switch (type) {
            case "mse" -> new Mse();
            case "mae" -> new Mae();
            case "huber" -> new Huber(loss.path("delta").asDouble(1));
            case "quantile" -> new Quantile(loss.get("quantile").asDouble());
            case "poisson" -> new Poisson();
            case "binary_cross_entropy" -> new BinaryCrossEntropy(0);
            case "cross_entropy" ->
                new CrossEntropy(loss.path("label_smoothing").asDouble(0));
            default -> throw new IllegalArgumentException("loss " + loss + " is not known");
        };
    }

    private static @Nullable GradientClipping clipping(JsonNode clipping) {
        if (isAbsent(clipping)) {
            return null;
        }
        refuseUnknown(clipping, Set.of("norm", "value"));
        if (clipping.size() != 1) {
            throw new IllegalArgumentException("gradientClipping is by norm or by value, got " + clipping);
        }
        return clipping.has("norm")
                ? new Norm(clipping.get("norm").asDouble())
                : new Value(clipping.get("value").asDouble());
    }

    private static ScheduleSpec schedule(JsonNode schedule) {
        if (isAbsent(schedule)) {
            return new Constant(0);
        }
        return switch (schedule.get("type").asString()) {
            case "step" -> {
                refuseUnknown(schedule, Set.of("type", "step_size", "gamma"));
                int size = schedule.get("step_size").asInt();
                yield new Step(size, schedule.path("gamma").asDouble(0.1), 0);
            }
            case "exponential" -> {
                refuseUnknown(schedule, Set.of("type", "gamma"));
                yield new Exponential(schedule.get("gamma").asDouble(), 0);
            }
            case "cosine" -> {
                refuseUnknown(schedule, Set.of("type", "T_max", "eta_min"));
                double floor = schedule.path("eta_min").asDouble(0);
                yield new Cosine(schedule.get("T_max").asInt(), floor, 0);
            }
            default -> throw new IllegalArgumentException("learningRateSchedule " + schedule + " is not known");
        };
    }

    private static @Nullable List<Double> classWeights(JsonNode weights, Loss loss) {
        if (isAbsent(weights)) {
            return null;
        }
        if (!(loss instanceof CrossEntropy entropy) || entropy.labelSmoothing() != 0) {
            throw new IllegalArgumentException(
                    "classWeights are known under cross_entropy without label smoothing alone, got " + loss);
        }
        List<Double> values = new ArrayList<>();
        weights.forEach(weight -> values.add(weight.asDouble()));
        return values;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static OptimizerSpec optimizer(JsonNode optimizer) {
        double rate = optimizer.get("lr").asDouble();
        double decay = optimizer.path("weight_decay").asDouble(0);
        double epsilon = optimizer.path("eps").asDouble(1e-8);
        double beta1 = optimizer.path("betas").path(0).asDouble(0.9);
        double beta2 = optimizer.path("betas").path(1).asDouble(0.999);
        boolean amsgrad = optimizer.path("amsgrad").asBoolean(false);
        return switch (optimizer.get("type").asString()) {
            case "sgd" -> {
                refuseOtherThan(optimizer, "momentum", "nesterov");
                double momentum = optimizer.path("momentum").asDouble(0);
                yield new Sgd(rate, momentum, optimizer.path("nesterov").asBoolean(false), decay);
            }
            case "adagrad" -> {
                refuseOtherThan(optimizer, "eps");
                yield new Adagrad(rate, optimizer.path("eps").asDouble(1e-10), decay);
            }
            case "adadelta" -> {
                refuseOtherThan(optimizer, "rho", "eps");
                double rho = optimizer.path("rho").asDouble(0.9);
                yield new Adadelta(rate, rho, optimizer.path("eps").asDouble(1e-6), decay);
            }
            case "rmsprop" -> {
                refuseOtherThan(optimizer, "alpha", "momentum", "centered", "eps");
                double alpha = optimizer.path("alpha").asDouble(0.99);
                double momentum = optimizer.path("momentum").asDouble(0);
                boolean centered = optimizer.path("centered").asBoolean(false);
                yield new Rmsprop(rate, alpha, momentum, centered, epsilon, decay);
            }
            case "adam" -> {
                refuseOtherThan(optimizer, "betas", "eps", "amsgrad");
                yield new Adam(rate, beta1, beta2, epsilon, decay, amsgrad);
            }
            case "adamw" -> {
                refuseOtherThan(optimizer, "betas", "eps", "amsgrad");
                double decoupled = optimizer.path("weight_decay").asDouble(0.01);
                yield new Adamw(rate, beta1, beta2, epsilon, decoupled, amsgrad);
            }
            case "nadam" -> {
                refuseOtherThan(optimizer, "betas", "eps", "momentum_decay");
                double momentumDecay = optimizer.path("momentum_decay").asDouble(4e-3);
                yield new Nadam(rate, beta1, beta2, epsilon, momentumDecay, decay);
            }
            case "adamax" -> {
                refuseOtherThan(optimizer, "betas", "eps");
                yield new Adamax(rate, beta1, beta2, epsilon, decay);
            }
            default -> throw new IllegalArgumentException("optimizer " + optimizer + " is not known");
        };
    }

    /** Every optimizer has a type, a rate and a decay; these are the further keys that one knows. */
    private static void refuseOtherThan(JsonNode optimizer, String... further) {
        Set<String> known = new HashSet<>(Set.of(further));
        known.addAll(Set.of("type", "lr", "weight_decay"));
        refuseUnknown(optimizer, known);
    }

    private static void refuseUnknown(JsonNode node, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("key " + name + " is not known");
            }
        }
    }
}
