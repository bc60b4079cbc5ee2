import * as lesson from "@loglik/docs/lessons/log-sum";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const factors = [
  { value: "half", label: "p = 0.5", factor: 0.5 },
  { value: "ninetenths", label: "p = 0.9", factor: 0.9 },
  { value: "narrow", label: "density 39.9", factor: lesson.overflow.density },
] as const;

/** A product of equal factors in single and double precision, next to its logarithm, which survives. */
export function UnderflowLab(): ReactNode {
  const [name, setName] = useState<(typeof factors)[number]["value"]>("half");
  const [precision, setPrecision] = useState<lesson.Precision>("float32");
  const [count, setCount] = useState(Number.POSITIVE_INFINITY);
  const { factor } = factors.find(({ value }) => value === name) ?? factors[0];
  const lab = useMemo(() => lesson.productAgainstLogs(factor, precision), [factor, precision]);
  const shown = Math.min(count, lab.length);
  return (
    <div>
      <Choice legend="Each factor" options={factors} value={name} onChange={setName} />
      <Choice
        legend="Precision"
        options={[
          { value: "float32", label: "single" },
          { value: "float64", label: "double" },
        ]}
        value={precision}
        onChange={setPrecision}
      />
      <SmallPlot
        title="log₁₀ of the product"
        xLabel="number of factors"
        description={`Logarithm of a running product of ${lab.length} factors ${formatNumber(factor, 3)}: ${lab.fate}`}
        x={[0, lab.length]}
        y={lab.range}
        layers={[
          { shape: "line", points: lab.exact, tone: "likelihood", dashed: true, label: "from the sum of logs" },
          { shape: "line", points: lab.product, tone: "data", label: "from the product" },
          { shape: "dots", points: [lab.exact[shown]], tone: "likelihood" },
        ]}
      />
      <Controls>
        <Slider label="factors" value={shown} min={0} max={lab.length} step={1} onChange={setCount} />
        <Readout label="product" value={formatNumber(lab.valueAfter(shown), 4)} tone="data" />
        <Readout label="sum of logs" value={formatNumber(lab.sumOfLogs(shown), 6)} tone="likelihood" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {lab.fate}
      </p>
    </div>
  );
}
