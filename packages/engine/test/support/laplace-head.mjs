/** A head from outside the library, plain JavaScript: Laplace with unit scale, NLL = log 2 + |y − η|. */
export function laplaceHead({ from, outputs = 1 } = {}) {
  return {
    name: "unit-laplace",
    family: "laplace",
    source: from && { module: from, export: "laplaceHead", options: { from } },
    outputs: Array.from({ length: outputs }, () => ({ name: "loc", kind: "perRow" })),
    targets: [
      {
        name: "y",
        domain: { low: -Infinity, high: Infinity, lowIncluded: false, highIncluded: false, integers: false },
      },
    ],
    point(y, yOffset, eta, etaOffset, grad) {
      const residual = eta[etaOffset] - y[yOffset];
      grad[etaOffset] = Math.sign(residual);
      return Math.LN2 + Math.abs(residual);
    },
    initial: (y) => Float64Array.of(Float64Array.from(y).sort()[Math.floor(y.length / 2)]),
    theta: (eta, row = 0) => ({ loc: eta[row] }),
    predict: (eta, row = 0) => eta[row],
    ledger: {
      loss: "mean absolute error",
      alsoKnownAs: [],
      dropped: [],
      toNll: (loss) => loss + Math.LN2,
      fromNll: (nll) => nll - Math.LN2,
    },
  };
}

export function brokenHead() {
  throw new RangeError("this head does not wish to be made");
}

/** A head whose NLL never comes back, to see that its worker can be stopped. */
export function endlessHead(options) {
  return {
    ...laplaceHead(options),
    point() {
      for (;;);
    },
  };
}

/** A head that ends its worker from within. */
export function deadlyHead(options) {
  return {
    ...laplaceHead(options),
    point() {
      if (typeof process === "object") process.exit(3);
      else self.close();
      return 0;
    },
  };
}

/** A head that cannot bear one target. */
export function fussyHead(options) {
  const head = laplaceHead(options);
  return {
    ...head,
    point(y, yOffset, ...rest) {
      if (y[yOffset] === 99) throw new RangeError("99 is too much");
      return head.point(y, yOffset, ...rest);
    },
  };
}

/** A head that asks for buffers, none of which it touches, until it is refused one: of sizes that browsers, and Node, can bear once. */
export function hungryHead(options) {
  const size = typeof process === "object" ? 2 ** 46 : 2 ** 34;
  const kept = [];
  return {
    ...laplaceHead(options),
    point() {
      for (;;) kept.push(new ArrayBuffer(size));
    },
  };
}

/** A head that takes memory until there is none. */
export function greedyHead(options) {
  const kept = [];
  return {
    ...laplaceHead(options),
    point() {
      for (;;) kept.push(new Array(1e6).fill(kept.length));
    },
  };
}
