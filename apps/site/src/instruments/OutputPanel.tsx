import * as lesson from "@loglik/docs/lessons/outputs";
import { logitGradient } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numbersField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";

const activations = [
  { value: "none", label: "none" },
  { value: "sigmoid", label: "a sigmoid each" },
  { value: "softmax", label: "softmax" },
] as const;

const targets = [
  { value: "cat", label: "cat", shares: [1, 0, 0] },
  { value: "dog", label: "dog", shares: [0, 1, 0] },
  { value: "fox", label: "fox", shares: [0, 0, 1] },
  { value: "votes", label: "votes 7 : 2 : 1", shares: lesson.votes },
] as const;

const fields = {
  logits: numbersField(lesson.logits, { low: -1e4, high: 1e4, least: 3, most: 3 }),
  activation: choiceField<lesson.Activation>(
    "softmax",
    activations.map(({ value }) => value),
  ),
  target: choiceField<(typeof targets)[number]["value"]>(
    "cat",
    targets.map(({ value }) => value),
  ),
};

/** Three logits, what becomes of them, whether that is a distribution, and the gradient that a target sends back. */
export function OutputPanel(): ReactNode {
  const address = useUrlState("outputs", fields);
  const { logits, activation, target } = address.state;
  const setLogits = (next: readonly number[]) => address.change({ logits: next });
  const shares = targets.find(({ value }) => value === target)?.shares ?? lesson.votes;
  const outputs = lesson.activate(logits, activation);
  const check = lesson.checkSimplex(outputs);
  const loss = useMemo(() => lesson.lossAt(logits, shares), [logits, shares]);
  const figure = useMemo(
    () => logitGradient({ classes: lesson.classes, probabilities: loss.probabilities, targets: shares }),
    [loss, shares],
  );
  const set = (k: number) => (value: number) => setLogits(logits.map((logit, j) => (j === k ? value : logit)));
  const step = () => setLogits(logits.map((logit, k) => logit - loss.gradient[k]));
  return (
    <div>
      <Controls>
        {logits.map((logit, k) => (
          <Slider
            key={lesson.classes[k]}
            label={lesson.classes[k]}
            value={logit}
            min={-8}
            max={8}
            step={0.1}
            onChange={set(k)}
            format={(value) => value.toFixed(1).replace("-", "−")}
          />
        ))}
        <Button onClick={() => setLogits(logits.map((logit) => logit + 1))}>Add 1 to all</Button>
      </Controls>
      <Choice
        legend="Last activation"
        options={activations}
        value={activation}
        onChange={(next) => address.change({ activation: next })}
      />
      <Controls>
        {lesson.classes.map((name, k) => (
          <Readout key={name} label={name} value={outputs[k].toFixed(3).replace("-", "−")} tone="likelihood" />
        ))}
        <Readout label="sum" value={check.sum.toFixed(3).replace("-", "−")} />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {verdict(check)}
      </p>
      {activation === "softmax" && (
        <>
          <Choice
            legend="Target"
            options={targets}
            value={target}
            onChange={(next) => address.change({ target: next })}
          />
          <FigureView figure={figure} />
          <Controls>
            <Button onClick={step} primary>
              One step down the gradient
            </Button>
            <Readout label="NLL" value={loss.nll.toFixed(4)} tone="loss" />
            <Readout label="entropy of the target" value={loss.floor.toFixed(4)} />
            <Readout label="KL" value={Math.max(0, loss.excess).toFixed(4)} tone="loss" />
          </Controls>
        </>
      )}
      <CopyLink of={address} />
    </div>
  );
}

function verdict({ isPmf, nonNegative, sumsToOne }: ReturnType<typeof lesson.checkSimplex>): string {
  if (isPmf) return "None is negative and they sum to one: a probability mass function over the classes.";
  if (nonNegative)
    return "None is negative, but they do not sum to one: no distribution over classes that exclude each other.";
  return sumsToOne ? "They sum to one, but one is negative." : "One is negative, and they do not sum to one.";
}
