import { type QuartetStudy, studyQuartet } from "@loglik/docs/lessons/quartet";
import { type QuartetModel, quartetModels } from "@loglik/docs/lessons/quartet-models";
import { CopyLink } from "@site/src/components/address/CopyLink";
import {
  choiceField,
  numberField,
  numbersField,
  optionalField,
  switchField,
} from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Toggle } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { NumberLine } from "./NumberLine";
import { InformationPanel } from "./quartet/InformationPanel";
import { LikelihoodPanel } from "./quartet/LikelihoodPanel";
import { TermsTable } from "./quartet/TermsTable";
import { TossRow } from "./TossRow";

const MOST = 10;
const names = quartetModels.map(({ name }) => name);

/** The fields of the address, with the family that a page opens the instrument on. */
const fieldsFor = (first: string) => ({
  family: choiceField(first, names),
  points: optionalField(numbersField([], { low: -100, high: 100, least: 1, most: MOST })),
  theta: optionalField(numberField(0, { low: -100, high: 100 })),
  fitted: switchField(false),
  log: switchField(true),
});
const fieldsByFirst = new Map(names.map((name) => [name, fieldsFor(name)]));

/**
 * Data, terms, likelihood and information side by side: move an observation, and its term, the curve, its top and how sharp
 * that is all follow. `family` is the one that it opens on.
 */
export function LinkedQuartet({ family: first = "coin" }: { readonly family?: string }): ReactNode {
  const address = useUrlState("quartet", fieldsByFirst.get(first) ?? fieldsFor(names[0]));
  const { family, points: own, theta, fitted, log } = address.state;
  const [held, setHeld] = useState<number>();
  const model = quartetModels.find(({ name }) => name === family) ?? quartetModels[0];
  const isOnLine = own === undefined || own.every((value) => fits(value, model.line));
  const points = own !== undefined && isOnLine ? own : model.sample;
  const others = fitted && model.family.paramNames.length > 1 ? "fitted" : "known";
  // The curves may lag behind a quick hand; the points do not. Family and points lag together, or they would not fit.
  const setting = useMemo(() => ({ model, points, others }) as const, [model, points, others]);
  const drawn = useDeferredValue(setting);
  const study = useMemo(() => studyQuartet(drawn.model, drawn.points, drawn.others), [drawn]);
  const { low, high } = drawn.model.axis;
  const at = theta !== undefined && theta >= low && theta <= high ? theta : (study.peak?.at ?? (low + high) / 2);
  const terms = useMemo(() => study.terms(at), [study, at]);

  const setPoints = (next: readonly number[]) => address.change({ points: next });
  const isCoin = (model.line.high - model.line.low) / model.line.step === 1;
  const notice = isOnLine
    ? address.notice
    : "The address has observations that this family cannot have; its own stand.";
  return (
    <div>
      <Choice
        legend="Family"
        options={quartetModels.map(({ name, title }) => ({ value: name, label: title }))}
        value={family}
        onChange={(next) => address.change({ family: next, points: undefined, theta: undefined })}
      />
      <div className={styles.pair}>
        <div>
          <p className={styles.panelTitle}>Data</p>
          {isCoin ? (
            <TossRow tosses={points} onChange={setPoints} onHold={setHeld} />
          ) : (
            <NumberLine label="Observations" points={points} {...model.line} onChange={setPoints} onHold={setHeld} />
          )}
          <Controls>
            <Button onClick={() => setPoints([...points, points[points.length - 1]])} disabled={points.length >= MOST}>
              Add one
            </Button>
            <Button onClick={() => setPoints(points.slice(0, -1))} disabled={points.length <= 1}>
              Remove one
            </Button>
            <Button onClick={address.reset}>Reset</Button>
          </Controls>
          <p className={styles.note} role="status">
            {sentence(drawn.model, study, drawn.points)}
          </p>
        </div>
        <div>
          <p className={styles.panelTitle}>
            Terms at {drawn.model.symbol} = {formatNumber(Number(at.toFixed(4)), 4)}
          </p>
          <TermsTable terms={terms} symbol={drawn.model.symbol} held={held} />
        </div>
        <div>
          <p className={styles.panelTitle}>Likelihood</p>
          <LikelihoodPanel
            model={drawn.model}
            study={study}
            logarithm={log}
            at={at}
            onMove={(next) => address.change({ theta: next })}
          />
          <Controls>
            <Button onClick={() => address.change({ theta: undefined })} disabled={theta === undefined}>
              {model.symbol} to the top
            </Button>
            <Toggle label="logarithm" checked={log} onChange={(next) => address.change({ log: next })} />
          </Controls>
        </div>
        <div>
          <p className={styles.panelTitle}>Information</p>
          <InformationPanel model={drawn.model} study={study} />
          {model.family.paramNames.length > 1 && (
            <Controls>
              <Toggle
                label={`fit ${otherNames(model)} along, else ${knownText(model)}`}
                checked={fitted}
                onChange={(next) => address.change({ fitted: next })}
              />
            </Controls>
          )}
        </div>
      </div>
      <PeakReadouts model={drawn.model} study={study} />
      <CopyLink of={{ ...address, notice }} />
    </div>
  );
}

function PeakReadouts({ model, study }: { readonly model: QuartetModel; readonly study: QuartetStudy }): ReactNode {
  const { peak, message } = study;
  if (!peak) return <p className={styles.note}>{message}</p>;
  const ends = ({ low, high }: { readonly low: number; readonly high: number }) =>
    `${formatNumber(low, 3)} to ${formatNumber(high, 3)}`;
  return (
    <Controls>
      <Readout label={`${model.symbol}̂`} value={formatNumber(peak.at, 4)} tone="likelihood" />
      <Readout label="information" value={formatNumber(peak.information, 4)} />
      <Readout label="from the curve" value={Number.isNaN(peak.observed) ? "–" : formatNumber(peak.observed, 4)} />
      <Readout label="standard error" value={peak.wald ? formatNumber(peak.standardError, 3) : "–"} />
      <Readout label="95 % by ± 1.96 errors" value={peak.wald ? ends(peak.wald) : "–"} />
      <Readout label="95 % by ratio" value={ends(peak.ratio)} tone="likelihood" />
    </Controls>
  );
}

/** What became of the top, in a sentence. */
function sentence({ symbol }: QuartetModel, { peak, message }: QuartetStudy, points: readonly number[]): string {
  if (!peak) return message;
  const edge = peak.wald ? "" : " It is at an edge, where the curve does not level out.";
  return `${points.length} observations. The likelihood is highest at ${symbol} = ${formatNumber(Number(peak.at.toFixed(4)), 4)}.${edge}`;
}

function otherNames({ family, free }: QuartetModel): string {
  return family.paramNames.filter((name) => name !== free).join(", ");
}

function knownText({ known }: QuartetModel): string {
  return Object.entries(known)
    .map(([name, value]) => `${name} = ${formatNumber(value, 3)}`)
    .join(", ");
}

function fits(value: number, { low, high, step }: QuartetModel["line"]): boolean {
  const steps = (value - low) / step;
  return value >= low && value <= high && Math.abs(steps - Math.round(steps)) < 1e-6;
}
