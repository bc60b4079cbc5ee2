import * as lesson from "@loglik/docs/lessons/loss-choice";
import { type LossChoice, targetKinds } from "@loglik/docs/lessons/target-kinds";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout } from "@site/src/components/controls";
import { HighlightedCode } from "@site/src/components/HighlightedCode";
import { formatNumber } from "@site/src/components/Num";
import { Tex } from "@site/src/components/Tex";
import type { ReactNode } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";

const kinds = targetKinds.map(({ id }) => ({ value: id, label: id }));

const fields = {
  target: choiceField(
    kinds[0].value,
    kinds.map(({ value }) => value),
  ),
  family: choiceField("", ["", ...new Set(targetKinds.flatMap(({ choices }) => choices.map(({ name }) => name)))]),
};

/** From a kind of target to its family, links, loss, what that loss leaves out, and a program that trains with it. */
export function LossChooser(): ReactNode {
  const address = useUrlState("chooser", fields);
  const { target: kindId, family: name } = address.state;
  const kind = targetKinds.find(({ id }) => id === kindId) ?? targetKinds[0];
  const choice = kind.choices.find((candidate) => candidate.name === name) ?? kind.choices[0];
  return (
    <div>
      <Choice
        legend="The target is"
        options={kinds}
        value={kind.id}
        onChange={(target) => address.change({ target, family: "" })}
      />
      {kind.choices.length > 1 && (
        <Choice
          legend={kind.question}
          options={kind.choices.map((option) => ({ value: option.name, label: option.name }))}
          value={choice.name}
          onChange={(family) => address.change({ family })}
        />
      )}
      <p aria-live="polite">{choice.when}</p>
      <ChosenHead choice={choice} />
      <HighlightedCode language="ts">{lesson.programFor(choice)}</HighlightedCode>
      <CopyLink of={address} />
    </div>
  );
}

function ChosenHead({ choice }: { readonly choice: LossChoice }): ReactNode {
  const { head } = choice;
  const { ledger } = head;
  const { nll, loss, factor, constant } = lesson.convert(choice);
  const isWhole = ledger.dropped.length === 0;
  return (
    <>
      <table>
        <tbody>
          <tr>
            <th scope="row">family</th>
            <td>{head.family}</td>
          </tr>
          <tr>
            <th scope="row">the network puts out</th>
            <td>
              {head.outputs
                .map((output) => `${output.name}${output.kind === "shared" ? " (one for all rows)" : ""}`)
                .join(", ")}
            </td>
          </tr>
          <tr>
            <th scope="row">loss</th>
            <td>
              {ledger.loss}
              {ledger.alsoKnownAs.length > 0 && `, also ${ledger.alsoKnownAs.join(", ")}`}
            </td>
          </tr>
          <tr>
            <th scope="row">what that leaves out</th>
            <td>{isWhole ? "nothing" : ledger.dropped.map((entry) => <Dropped key={entry.latex} entry={entry} />)}</td>
          </tr>
        </tbody>
      </table>
      <Controls>
        <Readout label={ledger.loss} value={formatNumber(loss, 5)} tone="loss" />
        {!isWhole && <Readout label="× factor" value={formatNumber(Number(factor.toPrecision(12)), 5)} />}
        {!isWhole && <Readout label="+ constant" value={formatNumber(constant, 5)} />}
        <Readout label="= NLL per row" value={`${formatNumber(nll, 5)} nats`} tone="likelihood" />
      </Controls>
      <p className={styles.note}>
        For the {choice.sample.length} targets in the program below, before any training: the best prediction that is
        the same for every row.
      </p>
    </>
  );
}

function Dropped({ entry }: { readonly entry: LossChoice["head"]["ledger"]["dropped"][number] }): ReactNode {
  return (
    <div>
      {entry.kind} <Tex>{entry.latex}</Tex>: {entry.why}
    </div>
  );
}
