import { losses } from "@loglik/core/ledger";
import * as lesson from "@loglik/docs/lessons/loss-dictionary";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { Tex } from "@site/src/components/Tex";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const options = lesson.dictionary.map(({ name, title }) => ({ value: name, label: title }));

const verdicts = {
  yes: "yes",
  "yes-after-constant": "yes, after a constant",
  expected: "of an expected label",
  no: "no",
} as const;

const fields = {
  loss: choiceField<lesson.LossName>(
    "squaredError",
    options.map(({ value }) => value),
  ),
};

/** From a familiar loss back to its distribution, or to the number that shows that there is none. */
export function LossDictionary(): ReactNode {
  const address = useUrlState("dictionary", fields);
  const { loss: name } = address.state;
  const answer = useMemo(() => lesson.answer(name), [name]);
  const entry = lesson.dictionary.find((candidate) => candidate.name === name) ?? lesson.dictionary[0];
  const { ledger } = losses[name];
  const points = answer.normalisers.map(
    ({ prediction, integral }, index) => [prediction.length === 1 ? prediction[0] : index + 1, integral] as const,
  );
  const places = points.map(([x]) => x);
  const highest = Math.max(1, ...points.map(([, integral]) => integral));
  const range = [Math.min(...places) - 0.5, Math.max(...places) + 0.5] as const;
  return (
    <div>
      <Choice legend="The loss" options={options} value={name} onChange={(loss) => address.change({ loss })} />
      <div className={styles.pair}>
        <div>
          <p className={styles.formula}>
            <Tex>{entry.latex}</Tex>
          </p>
          <table>
            <tbody>
              <tr>
                <th scope="row">distribution</th>
                <td>{ledger.family ?? (answer.verdict === "no" ? "none" : "one without a name of its own")}</td>
              </tr>
              <tr>
                <th scope="row">link</th>
                <td>{ledger.link ?? "none"}</td>
              </tr>
              <tr>
                <th scope="row">it drops</th>
                <td>
                  {ledger.dropped.length === 0
                    ? answer.verdict === "no"
                      ? "no constant mends it"
                      : "nothing"
                    : ledger.dropped.map(({ latex, kind }) => (
                        <div key={latex}>
                          {kind} <Tex>{latex}</Tex>
                        </div>
                      ))}
                </td>
              </tr>
            </tbody>
          </table>
        </div>
        <SmallPlot
          title="∫ h(y) e^(−loss) dy"
          description={`The total mass at ${points.length} predictions: ${points.map(([, integral]) => integral.toFixed(3)).join(", ")}.`}
          xLabel={answer.normalisers[0].prediction.length === 1 ? "prediction" : "number of the prediction tried"}
          x={range}
          y={[0, 1.15 * highest]}
          layers={[
            {
              shape: "line",
              points: [
                [range[0], 1],
                [range[1], 1],
              ],
              tone: "truth",
              dashed: true,
              label: "a likelihood has 1",
            },
            { shape: "dots", points, tone: "loss", label: `h = ${answer.factor.split(",")[0]}` },
          ]}
        />
      </div>
      <Controls>
        <Readout
          label="A negative log-likelihood?"
          value={verdicts[answer.verdict]}
          tone={answer.verdict === "no" ? "loss" : "likelihood"}
        />
        <Readout label="largest − smallest" value={answer.spread < 1e-7 ? "0" : formatNumber(answer.spread, 4)} />
        {answer.verdict === "yes-after-constant" && (
          <Readout label="constant" value={formatNumber(answer.constant, 6)} />
        )}
        {answer.verdict === "no" && (
          <Readout label="best h misses 1 by" value={formatNumber(answer.bestDeviation, 3)} tone="loss" />
        )}
      </Controls>
      <p className={styles.note} aria-live="polite">
        {answer.message}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
