"""Makes cases of PyTorch's numbers for TorchParityTest: networks, losses, optimizers, penalties, clipping and schedules at random.

    python3 src/test/python/torch_cases.py FOLDER COUNT
    mvn test -Dtest=TorchParityTest -Dtorch.fixtures=FOLDER

Everything runs in float64 on one thread; initial parameters and inputs are floats, so that Lamina starts from the same numbers.
"""

import json
import pathlib
import random
import sys

import torch

ACTIVATIONS = {
    "relu": torch.nn.ReLU,
    "leaky_relu": torch.nn.LeakyReLU,
    "elu": torch.nn.ELU,
    "selu": torch.nn.SELU,
    "gelu": torch.nn.GELU,
    "silu": torch.nn.SiLU,
    "softplus": torch.nn.Softplus,
    "sigmoid": torch.nn.Sigmoid,
    "tanh": torch.nn.Tanh,
}
OPTIMIZERS = {
    "sgd": (torch.optim.SGD, 0.1),
    "adagrad": (torch.optim.Adagrad, 0.05),
    "adadelta": (torch.optim.Adadelta, 1.0),
    "rmsprop": (torch.optim.RMSprop, 0.005),
    "adam": (torch.optim.Adam, 0.01),
    "adamw": (torch.optim.AdamW, 0.01),
    "nadam": (torch.optim.NAdam, 0.01),
    "adamax": (torch.optim.Adamax, 0.01),
}
ROWS = 24


def floats(tensor):
    return tensor.float().double()


def draw_loss(dice, outputs):
    """The loss with its targets: its JSON, class weights, PyTorch's function, targets."""
    kind = dice.choice(["cross_entropy", "binary_cross_entropy", "mse", "mae", "huber"])
    if kind == "cross_entropy":
        outputs = max(2, outputs)
        weights = [round(dice.uniform(0.3, 3), 2) for _ in range(outputs)] if dice.random() < 0.5 else None
        function = torch.nn.CrossEntropyLoss(weight=torch.tensor(weights) if weights else None)
        return {"type": kind}, weights, function, torch.randint(0, outputs, (ROWS,)), outputs
    if kind == "binary_cross_entropy":
        targets = torch.randint(0, 2, (ROWS, outputs)).double()
        return {"type": kind}, None, torch.nn.BCEWithLogitsLoss(), targets, outputs
    delta = round(dice.uniform(0.3, 2), 2)
    functions = {"mse": torch.nn.MSELoss(), "mae": torch.nn.L1Loss(), "huber": torch.nn.HuberLoss(delta=delta)}
    loss = {"type": kind, "delta": delta} if kind == "huber" else {"type": kind}
    return loss, None, functions[kind], floats(torch.randn(ROWS, outputs)), outputs


def draw_optimizer(dice, parameters):
    kind = dice.choice(list(OPTIMIZERS))
    create, rate = OPTIMIZERS[kind]
    settings = {"lr": rate}
    if dice.random() < 0.6:
        settings["weight_decay"] = dice.choice([0.01, 0.05, 0.1])
    if kind == "sgd" and dice.random() < 0.7:
        settings["momentum"] = dice.choice([0.5, 0.9])
        if dice.random() < 0.5:
            settings["nesterov"] = True
    if kind == "rmsprop":
        settings["alpha"] = dice.choice([0.9, 0.99])
        if dice.random() < 0.6:
            settings["momentum"] = 0.9
        if dice.random() < 0.6:
            settings["centered"] = True
    if kind in ("adam", "adamw") and dice.random() < 0.4:
        settings["amsgrad"] = True
    if kind in ("adam", "adamw", "nadam", "adamax") and dice.random() < 0.4:
        settings["betas"] = [0.8, 0.99]
    return {"type": kind, **settings}, create(parameters, **settings)


def draw_schedule(dice, optimizer, epochs):
    kind = dice.choice([None, None, "step", "exponential", "cosine"])
    schedules = torch.optim.lr_scheduler
    if kind == "step":
        return {"type": kind, "step_size": 2, "gamma": 0.5}, schedules.StepLR(optimizer, 2, 0.5)
    if kind == "exponential":
        return {"type": kind, "gamma": 0.8}, schedules.ExponentialLR(optimizer, 0.8)
    if kind == "cosine":
        return {"type": kind, "T_max": epochs}, schedules.CosineAnnealingLR(optimizer, epochs)
    return None, None


def draw_network(dice, outputs, batch_size):
    sizes = [dice.randint(2, 7)] + [dice.randint(3, 12) for _ in range(dice.randint(0, 3))] + [outputs]
    layers, modules, linears, norms = [], [], [], []
    for index in range(len(sizes) - 1):
        last = index == len(sizes) - 2
        normalized = not last and dice.random() < 0.25 and ROWS % batch_size != 1
        activation = "identity" if last else dice.choice(list(ACTIVATIONS))
        layers.append(
            {
                "inputs": sizes[index],
                "outputs": sizes[index + 1],
                "batchNorm": normalized,
                "activation": activation,
            }
        )
        linears.append(torch.nn.Linear(sizes[index], sizes[index + 1]))
        norms.append(torch.nn.BatchNorm1d(sizes[index + 1]) if normalized else None)
        modules.append(linears[-1])
        if normalized:
            modules.append(norms[-1])
        if not last:
            modules.append(ACTIVATIONS[activation]())
    network = torch.nn.Sequential(*modules)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(floats(parameter))
    return layers, network, linears, norms


def parameters_of(linears, norms):
    result = []
    for linear, norm in zip(linears, norms):
        layer = {"weight": linear.weight.tolist(), "bias": linear.bias.tolist()}
        if norm is not None:
            layer.update(
                gamma=norm.weight.tolist(),
                beta=norm.bias.tolist(),
                runningMean=norm.running_mean.tolist(),
                runningVar=norm.running_var.tolist(),
            )
        result.append(layer)
    return result


def clip(network, clipping):
    if clipping and "norm" in clipping:
        torch.nn.utils.clip_grad_norm_(network.parameters(), clipping["norm"])
    if clipping and "value" in clipping:
        torch.nn.utils.clip_grad_value_(network.parameters(), clipping["value"])


def case(seed):
    dice = random.Random(seed)
    torch.manual_seed(seed)
    batch_size, epochs = dice.choice([5, 6, 7, 8, 12, 24]), dice.randint(2, 6)
    loss, class_weights, function, targets, outputs = draw_loss(dice, dice.randint(1, 4))
    layers, network, linears, norms = draw_network(dice, outputs, batch_size)
    features = floats(torch.randn(ROWS, layers[0]["inputs"]))
    settings, optimizer = draw_optimizer(dice, network.parameters())
    schedule, scheduler = draw_schedule(dice, optimizer, epochs)
    l1 = dice.choice([0.0, 0.0, 0.01])
    clipping = dice.choice([None, None, {"norm": 0.2}, {"value": 0.05}])
    initial, losses, first = parameters_of(linears, norms), [], None
    network.train()
    for _ in range(epochs):
        for start in range(0, ROWS, batch_size):
            rows = slice(start, start + batch_size)
            optimizer.zero_grad()
            value = function(network(features[rows]), targets[rows])
            losses.append(value.item())
            (value + l1 * sum(linear.weight.abs().sum() for linear in linears)).backward()
            if first is None:
                first = [{"weight": one.weight.grad.tolist(), "bias": one.bias.grad.tolist()} for one in linears]
            clip(network, clipping)
            optimizer.step()
        if scheduler:
            scheduler.step()
    network.eval()
    return {
        "name": "mix-%03d-%s-%s" % (seed, loss["type"], settings["type"]),
        "source": "PyTorch %s, float64" % torch.__version__,
        "layers": layers,
        "loss": loss,
        "classWeights": class_weights,
        "optimizer": settings,
        "l1": l1,
        "gradientClipping": clipping,
        "learningRateSchedule": schedule,
        "batchSize": batch_size,
        "epochs": epochs,
        "shuffle": False,
        "features": features.tolist(),
        "targets": targets.tolist(),
        "initialParameters": initial,
        "firstStepGradients": first,
        "lossPerStep": losses,
        "finalParameters": parameters_of(linears, norms),
        "finalOutputs": network(features).tolist(),
        "notes": "made by torch_cases.py",
    }


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(int(sys.argv[2])):
        (folder / ("mix-%03d.json" % number)).write_text(json.dumps(case(number)))
