import { likelihoodCurve, renderFigure } from "@loglik/plot";

const theta = Float64Array.from({ length: 101 }, (_, i) => i / 100);
const figure = likelihoodCurve({
  axes: { theta },
  values: theta.map((t) => t * (1 - t) ** 4),
  maximum: { theta: { theta: 0.2 }, value: 0.08192 },
  data: { values: [0, 0, 0, 1, 0] },
});
console.log(/<path[\s\S]*<\/svg>\s*$/.test(renderFigure(figure, { document }).outerHTML), structuredClone(figure).kind);
