import * as lab from "@loglik/docs/lessons/text-codes";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, textField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useId, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./CodeLengthLab.module.css";
import shared from "./instruments.module.css";

/** Each key pressed codes and decodes the whole text anew; up to this length without delay. */
const LONGEST = 600;

const samples = [
  { label: "a saying", text: "to be or not to be" },
  {
    label: "a paragraph",
    text: "The sea was calm, the sky was grey, and the ship that was to take us to the island was late. The captain of the ship said that the wind was to blame, and that the wind was always to blame.",
  },
  { label: "one letter", text: "a".repeat(120) },
];

const fields = {
  text: textField(samples[0].text, LONGEST),
  model: choiceField<lab.TextModel>(
    "learning",
    lab.textModels.map(({ value }) => value),
  ),
};

/** A text, a model of its bytes, and the code that the two make, decoded again. */
export function CodeLengthLab(): ReactNode {
  const id = useId();
  const address = useUrlState("code-length", fields);
  const { text, model } = address.state;
  const [mistake, setMistake] = useState<"damaged" | "another model" | undefined>();
  const shown = useDeferredValue(text);
  const result = useMemo(() => (shown === "" ? undefined : lab.codeText(shown, model)), [shown, model]);
  const error = useMemo(
    () => (mistake && shown !== "" ? lab.misread(shown, model, mistake) : undefined),
    [mistake, shown, model],
  );
  const write = (next: string) => {
    address.change({ text: next });
    setMistake(undefined);
  };
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        Text (up to {LONGEST} characters)
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={3}
        maxLength={LONGEST}
        value={text}
        spellCheck={false}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Controls>
        {samples.map((sample) => (
          <Button key={sample.label} onClick={() => write(sample.text)}>
            {sample.label}
          </Button>
        ))}
      </Controls>
      <Choice
        legend="The model"
        options={lab.textModels}
        value={model}
        onChange={(next) => {
          address.change({ model: next });
          setMistake(undefined);
        }}
      />
      <p className={shared.note}>{lab.textModels.find(({ value }) => value === model)?.means}.</p>
      {result ? (
        <>
          <Lengths result={result} />
          <Controls>
            <Readout label="NLL" value={`${result.nll.toFixed(1)} bits`} tone="loss" />
            <Readout label="bits written" value={result.bits} tone="likelihood" />
            <Readout label="bits a byte of text" value={((8 * result.bits) / result.plainBits).toFixed(2)} />
            <Readout label="decoded" value={result.decoded === shown ? "the same text" : "another text"} />
          </Controls>
          <p className={styles.bytes}>
            <span className={styles.label}>header and payload, in hexadecimal</span>
            <code>{hexadecimal(result.coded)}</code>
          </p>
          <Controls>
            <Button onClick={() => setMistake("damaged")}>Flip one bit, decode</Button>
            {model === "learning" || model === "context" ? (
              <Button onClick={() => setMistake("another model")}>Decode with another model</Button>
            ) : null}
          </Controls>
          <p className={shared.note} aria-live="polite">
            {error}
          </p>
        </>
      ) : (
        <p className={shared.note}>Write at least one letter.</p>
      )}
      <CopyLink of={address} />
    </div>
  );
}

/** The length as written, by Huffman's words, and by the model, as bars. */
function Lengths({ result }: { readonly result: lab.CodedText }): ReactNode {
  const longest = Math.max(result.plainBits, result.bits);
  const bars = [
    { label: "as it stands", bits: result.plainBits, tone: "data" },
    { label: "Huffman's words", bits: Math.round(result.huffmanBits), tone: "prior" },
    { label: "this model", bits: result.bits, tone: "likelihood" },
  ];
  return (
    <dl className={styles.bars}>
      {bars.map(({ label, bits, tone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span
              className={styles.bar}
              style={{ width: `${(70 * bits) / longest}%`, background: `var(--loglik-${tone})` }}
            />
            {bits} bits
          </dd>
        </div>
      ))}
    </dl>
  );
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
