import { type ExplorerModel, openingSeed } from "@loglik/docs/lessons/family/explorer-model";
import { type ParsedSample, parseSample, writeSample } from "@loglik/docs/lessons/family/parse-sample";
import { type ReactNode, useMemo, useState } from "react";
import { DataEditor } from "./DataEditor";
import { DistributionFigures } from "./DistributionFigures";
import { EstimateNumbers } from "./EstimateNumbers";
import styles from "./families.module.css";
import { LikelihoodFigure } from "./LikelihoodFigure";
import { ParameterSliders } from "./ParameterSliders";
import { ScoreTable } from "./ScoreTable";

const FIRST_SIZE = 20;

/** A family of one number: sliders for θ, its distribution, an editable sample, the likelihood of it, and the fit. */
export function NumberFamily({ model }: { readonly model: ExplorerModel }): ReactNode {
  const { coordinates, start } = model;
  const [eta, setEta] = useState(() => coordinates.toLinkSpace(coordinates.flatten(start)));
  const [seed, setSeed] = useState(() => openingSeed(model, FIRST_SIZE));
  const [size, setSize] = useState(FIRST_SIZE);
  const [data, setData] = useState(() => model.sample(FIRST_SIZE, seed, start));
  const [text, setText] = useState(() => writeSample(data));
  // What made the data, until a reader changes them by hand.
  const [truth, setTruth] = useState<typeof start | undefined>(start);

  const flat = useMemo(() => coordinates.fromLinkSpace(eta), [coordinates, eta]);
  const theta = useMemo(() => coordinates.theta(flat), [coordinates, flat]);
  const parsed: ParsedSample = useMemo(() => parseSample(text), [text]);
  // An integer is not fitted but taken from its slider, so the fit follows θ in families that have one.
  const given = coordinates.list.map(({ spec }, index) => (spec.kind === "integer" ? flat[index] : 0)).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: of θ only the integers matter to a fit
  const fit = useMemo(() => model.fit(data, theta), [model, data, given]);

  const edit = (changed: string) => {
    setText(changed);
    setTruth(undefined);
    const read = parseSample(changed);
    if ("values" in read) setData([...read.values]);
  };
  const draw = (count: number, from: number) => {
    const sample = model.sample(count, from, theta);
    setSize(count);
    setSeed(from);
    setData(sample);
    setText(writeSample(sample));
    setTruth(theta);
  };
  const fitted = "theta" in fit ? coordinates.flatten(fit.theta) : undefined;
  const reachable = fitted && coordinates.toLinkSpace(fitted).every(Number.isFinite) ? fitted : undefined;
  return (
    <div>
      <ParameterSliders
        model={model}
        eta={eta}
        flat={flat}
        onChange={setEta}
        onFit={reachable && (() => setEta(coordinates.toLinkSpace(reachable)))}
      />
      <DistributionFigures model={model} theta={theta} data={data} fit={fit} truth={truth} />
      <DataEditor
        text={text}
        error={"error" in parsed ? parsed.error : undefined}
        seed={seed}
        size={size}
        onEdit={edit}
        onDraw={draw}
      />
      <div className={styles.likelihood}>
        <LikelihoodFigure model={model} theta={theta} data={data} fit={fit} truth={truth} />
        <EstimateNumbers model={model} theta={theta} data={data} fit={fit} />
      </div>
      <ScoreTable model={model} theta={theta} data={data} fit={fit} />
    </div>
  );
}
