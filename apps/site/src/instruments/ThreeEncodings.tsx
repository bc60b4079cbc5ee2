import * as lesson from "@loglik/docs/lessons/loss-dictionary";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Tex } from "../components/Tex";
import { Choice } from "./Choice";

const orders: readonly lesson.PairOrder[] = ["(0, z)", "(z, 0)"];
const fields = {
  first: numberField(1, { low: -3, high: 3 }),
  second: numberField(1, { low: -3, high: 3 }),
  pair: choiceField<lesson.PairOrder>("(0, z)", orders),
};

/** One sum over the 200 labels by three losses, at weights of the reader's choice; and what a pair written the wrong way does. */
export function ThreeEncodings(): ReactNode {
  const address = useUrlState("encodings", fields);
  const { first, second, pair } = address.state;
  const sums = useMemo(() => lesson.threeEncodings([first, second], pair), [first, second, pair]);
  const rows = [
    { loss: "binary cross-entropy", target: "0 or 1", output: "z", through: "sigmoid", sum: sums.binary },
    { loss: "sparse categorical", target: "class number", output: pair, through: "softmax", sum: sums.sparse },
    { loss: "categorical", target: "one-hot row", output: pair, through: "softmax", sum: sums.oneHot },
  ];
  const signed = (value: number) => value.toFixed(1).replace("-", "−");
  return (
    <div>
      <Controls>
        <Slider
          label="w₁"
          value={first}
          min={-3}
          max={3}
          step={0.1}
          onChange={(next) => address.change({ first: next })}
          format={signed}
        />
        <Slider
          label="w₂"
          value={second}
          min={-3}
          max={3}
          step={0.1}
          onChange={(next) => address.change({ second: next })}
          format={signed}
        />
      </Controls>
      <Choice
        legend="The pair of logits"
        options={[
          { value: "(0, z)", label: "(0, z)" },
          { value: "(z, 0)", label: "(z, 0), the wrong way" },
        ]}
        value={pair}
        onChange={(next) => address.change({ pair: next })}
      />
      <div style={{ overflowX: "auto" }} data-scrolls>
        <table>
          <thead>
            <tr>
              <th scope="col">loss</th>
              <th scope="col">target</th>
              <th scope="col">network puts out</th>
              <th scope="col">sum over 200 rows</th>
            </tr>
          </thead>
          <tbody aria-live="polite">
            {rows.map(({ loss, target, output, through, sum }) => (
              <tr key={loss}>
                <th scope="row">{loss}</th>
                <td>{target}</td>
                <td>
                  <Tex>{output}</Tex>, through a {through}
                </td>
                <td>
                  <span className="number">{sum.toFixed(6)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <CopyLink of={address} />
    </div>
  );
}
