"""python3 torch_peer.py <folder with the data>     PyTorch in one thread; the same lines in and out as serve.mjs"""

import json
import math
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
import torch

folder = sys.argv[1]
torch.set_num_threads(1)
with open(os.path.join(folder, "workload.json")) as file:
    workload = json.load(file)
layers, image, batch = workload["layers"], workload.get("image"), workload["batch"]
relu = workload["activation"] == "relu"


def read(file):
    return np.fromfile(os.path.join(folder, file), np.float32)


def convolution(shape, weights):
    """PyTorch wants [filters][channels][rows][columns]."""
    module = torch.nn.Conv2d(shape[2], shape[3], (shape[0], shape[1]), padding="same")
    module.weight.data = torch.from_numpy(weights.reshape(shape).transpose(3, 2, 0, 1).copy())
    return module


def linear(shape, weights, channels):
    """After a convolution its inputs are pixels within channels, ours channels within pixels."""
    if channels:
        weights = weights.reshape(-1, channels, shape[1]).transpose(1, 0, 2).reshape(shape)
    module = torch.nn.Linear(*shape)
    module.weight.data = torch.from_numpy(weights.reshape(shape).T.copy())
    return module


modules, parameters, channels = [], read("parameters.f32"), 0
for layer, shape in enumerate(layers):
    size = math.prod(shape)
    weights, bias, parameters = np.split(parameters, [size, size + shape[-1]])
    is_convolution = len(shape) == 4
    if channels and not is_convolution:
        modules.append(torch.nn.Flatten())
    module = convolution(shape, weights) if is_convolution else linear(shape, weights, channels)
    module.bias.data = torch.from_numpy(bias.copy())
    modules.append(module)
    if layer < len(layers) - 1:
        modules.append(torch.nn.ReLU() if relu else torch.nn.Tanh())
    if is_convolution:
        modules.append(torch.nn.MaxPool2d(2))
    channels = shape[3] if is_convolution else 0
model = torch.nn.Sequential(*modules)

row = [image[2], image[0], image[1]] if image else [layers[0][0]]
xs = torch.from_numpy(read("x.f32")).reshape(-1, batch, *row)
ys = torch.from_numpy(read("y.f32")).reshape(-1, batch)
if workload["head"] == "categorical":
    ys = ys.long()


def nll(i):
    eta = model(xs[i])
    if workload["head"] == "categorical":
        return torch.nn.functional.cross_entropy(eta, ys[i])
    loc, log_scale = eta[:, 0], eta[:, 1]
    return (log_scale + 0.5 * ((ys[i] - loc) / torch.exp(log_scale)) ** 2 + 0.5 * math.log(2 * math.pi)).mean()


optimizer = torch.optim.Adam(model.parameters(), lr=workload["rate"])
steps = 0


def step():
    global steps
    optimizer.zero_grad()
    nll(steps % len(xs)).backward()
    optimizer.step()
    steps += 1


while steps < workload["checkSteps"]:
    step()
with torch.no_grad():
    final = float(np.mean([nll(i).item() for i in range(workload["checkBatches"])]))
print(json.dumps({"finalNll": final}), flush=True)

for line in sys.stdin:
    start, before = time.perf_counter(), steps
    while time.perf_counter() - start < float(line):
        step()
    print(json.dumps({"steps": steps - before, "milliseconds": (time.perf_counter() - start) * 1000}), flush=True)
