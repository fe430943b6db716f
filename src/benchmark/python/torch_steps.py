"""Times training steps of PyTorch: torch_steps.py SECONDS DESCRIPTION... prints NAME MICROSECONDS for each.

A description is NAME,WIDTHS,BATCH,ACTIVATION,DROPOUT; with dropout there is batch normalization before each activation.
With OPENBLAS_NUM_THREADS set, PyTorch runs that many threads, else its default.
"""

import os
import sys
import time

import torch
from torch import nn

ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh, "gelu": nn.GELU}


def build(widths, activation, dropout):
    layers = []
    for inputs, units in zip(widths[:-2], widths[1:-1]):
        layers.append(nn.Linear(inputs, units))
        if dropout:
            layers.append(nn.BatchNorm1d(units))
        layers.append(ACTIVATIONS[activation]())
        if dropout:
            layers.append(nn.Dropout(dropout))
    layers.append(nn.Linear(widths[-2], widths[-1]))
    return nn.Sequential(*layers)


def seconds_per_step(step, seconds):
    start = time.perf_counter()
    steps = 0
    while True:
        for _ in range(5):
            step()
        steps += 5
        elapsed = time.perf_counter() - start
        if elapsed > seconds:
            return elapsed / steps


def measure(description, seconds):
    name, shape, batch, activation, dropout = description.split(",")
    widths = [int(width) for width in shape.split("-")]
    rows = int(batch)
    model = build(widths, activation, float(dropout))
    inputs = torch.randn(rows, widths[0])
    if widths[-1] == 1:
        targets, loss = torch.randn(rows, 1), nn.MSELoss()
    else:
        targets, loss = torch.randint(widths[-1], (rows,)), nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)

    def step():
        optimizer.zero_grad()
        loss(model(inputs), targets).backward()
        optimizer.step()

    seconds_per_step(step, seconds)
    print(name, "%.3f" % (seconds_per_step(step, seconds) * 1e6), flush=True)


if __name__ == "__main__":
    threads = os.environ.get("OPENBLAS_NUM_THREADS")
    if threads:
        torch.set_num_threads(int(threads))
    print("version", torch.__version__, flush=True)
    for argument in sys.argv[2:]:
        measure(argument, float(sys.argv[1]))
