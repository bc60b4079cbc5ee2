import * as exponential from "@loglik/core/exponential";
import { boltzmann } from "@loglik/core/information/boltzmann";
import { createRng } from "@loglik/core/random";

// A molecule of air at height h has the potential energy m g h.
const [mass, gravity, k] = [4.81e-26, 9.80665, 1.380649e-23];
const temperature = 288.15;

// Boltzmann over thin layers of air, 50 m each, up to 150 km.
const layers = Array.from({ length: 3000 }, (_, i) => 50 * (i + 0.5));
const energies = layers.map((h) => (mass * gravity * h) / k);
const { probabilities } = boltzmann(energies, temperature);
const half = probabilities.findIndex((p) => p < probabilities[0] / 2);
console.log("pressure halves at", layers[half].toFixed(0), "m");

// Heights drawn from it, and the temperature read off by likelihood.
const rate = (mass * gravity) / (k * temperature);
const rng = createRng(1, "heights");
const heights = Float64Array.from({ length: 20_000 }, () =>
  exponential.sample(rng, { rate }),
);
const fit = exponential.fit(heights);
console.log("scale height:", (1 / fit.theta.rate / 1000).toFixed(2), "km");
console.log(
  "temperature:",
  ((mass * gravity) / (k * fit.theta.rate)).toFixed(1),
  "K, put in: 288.15",
);
