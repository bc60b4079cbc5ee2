import { type ExplorerModel, openingSeed } from "@loglik/docs/lessons/family/explorer-model";
import { type ParsedSample, parseSample, writeSample } from "@loglik/docs/lessons/family/parse-sample";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { type Field, numbersField, optionalField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
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
  const fields = useMemo(() => fieldsOf(model), [model]);
  const address = useUrlState("family", fields);
  const { state, change } = address;
  const [seed, setSeed] = useState(() => openingSeed(model, FIRST_SIZE));
  const [size, setSize] = useState(FIRST_SIZE);
  const [opening] = useState(() => model.sample(FIRST_SIZE, seed, start));
  const data = state.data ?? opening;
  // What a reader types may be no sample yet; then the last one stands.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? writeSample(data);
  // What made the data is known of those that were drawn here.
  const [drawn, setDrawn] = useState<{ readonly data: readonly number[]; readonly theta: typeof start }>();
  const truth = state.data === undefined ? start : data === drawn?.data ? drawn.theta : undefined;

  const eta = useMemo(
    () => coordinates.toLinkSpace(state.theta ?? coordinates.flatten(start)),
    [coordinates, state.theta, start],
  );
  const setEta = (next: Float64Array) => change({ theta: Array.from(coordinates.fromLinkSpace(next)) });
  const flat = useMemo(() => coordinates.fromLinkSpace(eta), [coordinates, eta]);
  const theta = useMemo(() => coordinates.theta(flat), [coordinates, flat]);
  const parsed: ParsedSample = useMemo(() => parseSample(text), [text]);
  // An integer is not fitted but taken from its slider, so the fit follows θ in families that have one.
  const given = coordinates.list.map(({ spec }, index) => (spec.kind === "integer" ? flat[index] : 0)).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: of θ only the integers matter to a fit
  const fit = useMemo(() => model.fit(data, theta), [model, data, given]);

  const edit = (changed: string) => {
    setTyped(changed);
    const read = parseSample(changed);
    if ("values" in read) change({ data: read.values });
  };
  const draw = (count: number, from: number) => {
    const sample = model.sample(count, from, theta);
    setSize(count);
    setSeed(from);
    setTyped(undefined);
    setDrawn({ data: sample, theta });
    change({ data: sample });
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
      <CopyLink of={address} />
    </div>
  );
}

/** θ as the numbers that its sliders show, and a sample that is not the opening one. */
function fieldsOf({ coordinates }: ExplorerModel) {
  const count = coordinates.list.length;
  const any = { low: -1e12, high: 1e12 };
  const theta: Field<readonly number[] | undefined> = optionalField(
    numbersField([], { ...any, least: count, most: count }),
  );
  return {
    theta: {
      ...theta,
      expected: `${count} parameters of this family`,
      read: (text: string) => {
        const flat = theta.read(text);
        return flat && coordinates.toLinkSpace(flat).every(Number.isFinite) ? flat : undefined;
      },
    },
    data: optionalField(numbersField([], { ...any, least: 1, most: 500 })),
  };
}
