"""python3 torch_peer.py <folder with the data> <workload> <seconds>     PyTorch in one thread"""

import json
import math
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np
import torch

folder, name, seconds = sys.argv[1:]
torch.set_num_threads(1)
with open(os.path.join(folder, "workload.json")) as file:
    workload = json.load(file)
widths, batch = workload["widths"], workload["batch"]


def read(file):
    return np.fromfile(os.path.join(folder, file), np.float32)


modules, parameters = [], read("parameters.f32")
for layer, (inputs, outputs) in enumerate(zip(widths, widths[1:])):
    weights, bias, parameters = np.split(parameters, [inputs * outputs, inputs * outputs + outputs])
    linear = torch.nn.Linear(inputs, outputs)
    linear.weight.data = torch.from_numpy(weights.reshape(inputs, outputs).T.copy())
    linear.bias.data = torch.from_numpy(bias.copy())
    modules.append(linear)
    if layer < len(widths) - 2:
        modules.append(torch.nn.Tanh() if workload["activation"] == "tanh" else torch.nn.ReLU())
model = torch.nn.Sequential(*modules)

xs = torch.from_numpy(read("x.f32")).reshape(-1, batch, widths[0])
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


def step(i):
    optimizer.zero_grad()
    nll(i % len(xs)).backward()
    optimizer.step()


for i in range(workload["checkSteps"]):
    step(i)
with torch.no_grad():
    final = float(np.mean([nll(i).item() for i in range(len(xs))]))

start, steps = time.perf_counter(), 0
while time.perf_counter() - start < float(seconds):
    step(workload["checkSteps"] + steps)
    steps += 1
milliseconds = (time.perf_counter() - start) * 1000
print(
    json.dumps(
        {
            "peer": "torch",
            "version": torch.__version__,
            "workload": name,
            "threads": 1,
            "samples_per_s": float(f"{steps * batch / milliseconds * 1000:.6g}"),
            "ms_per_step": float(f"{milliseconds / steps:.6g}"),
            "final_nll": float(f"{final:.8g}"),
            "notes": f"float32; {steps} timed steps",
        }
    )
)
