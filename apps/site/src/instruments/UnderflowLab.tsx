import * as lesson from "@loglik/docs/lessons/log-sum";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField, optionalField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { type Point, SmallPlot } from "./SmallPlot";

const factors = [
  { value: "half", label: "p = 0.5", factor: 0.5 },
  { value: "ninetenths", label: "p = 0.9", factor: 0.9 },
  { value: "narrow", label: "density 39.9", factor: lesson.overflow.density },
] as const;

type Axis = "log" | "plain";
const axes = [
  { value: "log", label: "logarithmic" },
  { value: "plain", label: "plain" },
] as const;

const fields = {
  factor: choiceField<(typeof factors)[number]["value"]>(
    "half",
    factors.map(({ value }) => value),
  ),
  precision: choiceField<lesson.Precision>("float32", ["float32", "float64"]),
  axis: choiceField<Axis>("log", ["log", "plain"]),
  count: optionalField(numberField(0, { low: 0, high: 1e6, whole: true })),
};

/** A product of equal factors in single and double precision, next to its logarithm, which survives. */
export function UnderflowLab(): ReactNode {
  const address = useUrlState("underflow", fields);
  const { factor: name, precision, axis, count } = address.state;
  const { factor } = factors.find(({ value }) => value === name) ?? factors[0];
  const lab = useMemo(() => lesson.productAgainstLogs(factor, precision), [factor, precision]);
  const shown = Math.min(count ?? lab.length, lab.length);
  return (
    <div>
      <Choice
        legend="Each factor"
        options={factors}
        value={name}
        onChange={(next) => address.change({ factor: next })}
      />
      <Choice
        legend="Precision"
        options={[
          { value: "float32", label: "single" },
          { value: "float64", label: "double" },
        ]}
        value={precision}
        onChange={(next) => address.change({ precision: next })}
      />
      <Choice legend="Axis" options={axes} value={axis} onChange={(next) => address.change({ axis: next })} />
      <SmallPlot
        title={axis === "log" ? "log₁₀ of the product" : "the product"}
        xLabel="number of factors"
        description={`${axis === "log" ? "Logarithm of a" : "A"} running product of ${lab.length} factors ${formatNumber(factor, 3)}: ${lab.fate}`}
        x={[0, lab.length]}
        y={axis === "log" ? lab.range : plainRange(factor)}
        layers={[
          {
            shape: "line",
            points: axis === "log" ? lab.exact : lab.exact.map(raised),
            tone: "likelihood",
            dashed: true,
            label: "from the sum of logs",
          },
          {
            shape: "line",
            points: axis === "log" ? lab.product : lab.product.map(raised),
            tone: "data",
            label: "from the product",
          },
          { shape: "dots", points: [axis === "log" ? lab.exact[shown] : raised(lab.exact[shown])], tone: "likelihood" },
        ]}
      />
      <Controls>
        <Slider
          label="factors"
          value={shown}
          min={0}
          max={lab.length}
          step={1}
          onChange={(next) => address.change({ count: next })}
        />
        <Readout label="product" value={formatNumber(lab.valueAfter(shown), 4)} tone="data" />
        <Readout label="sum of logs" value={formatNumber(lab.sumOfLogs(shown), 6)} tone="likelihood" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {lab.fate}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

/** On a plain axis only the first few factors can be told from the floor, or are below the ceiling. */
function plainRange(factor: number): Point {
  return factor < 1 ? [0, 1] : [0, factor ** 2];
}

function raised([count, log10]: Point): Point {
  return [count, 10 ** log10];
}
