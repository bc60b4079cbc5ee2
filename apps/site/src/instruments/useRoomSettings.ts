import { type RoomData, type SimulatedName, simulated } from "@loglik/docs/lessons/room-data";
import { likelihoodFor, roomLikelihoods } from "@loglik/docs/lessons/training-room";
import { choiceField, numberField, optionalField } from "@site/src/components/address/fields";
import { type UrlState, useUrlState } from "@site/src/components/address/useUrlState";
import { useCallback, useMemo, useState } from "react";
import type { RoomSettings } from "./useTrainingRoom";

/** What of a room is in its address, each number with the bounds of its control. */
const fields = {
  data: choiceField("fanning", Object.keys(simulated) as SimulatedName[]),
  /** Unless a reader chose one it goes with the data. */
  likelihood: optionalField(
    choiceField(
      "",
      roomLikelihoods.map(({ name }) => name),
    ),
  ),
  layers: numberField(2, { low: 0, high: 3, whole: true }),
  units: numberField(16, { low: 2, high: 64, whole: true }),
  rate: numberField(0.01, { low: 1e-4, high: 0.1 }),
  epochs: numberField(600, { low: 50, high: 3000, whole: true }),
  seed: numberField(1, { low: 1, high: 20, whole: true }),
};

const BATCH = 32;

type Room = UrlState<{ [P in keyof typeof fields]: (typeof fields)[P]["initial"] }>;

/** What is trained on and how, in the address as `room`, and a table of the reader's own, which never is. */
export function useRoomSettings() {
  const address: Room = useUrlState("room", fields);
  const { state, change } = address;
  const [own, setOwn] = useState<RoomData | null>(null);
  const example = useMemo(() => simulated[state.data](state.seed), [state.data, state.seed]);
  const data = own ?? example;
  const likelihood = useMemo(() => likelihoodFor(data, state.likelihood), [data, state.likelihood]);
  const { layers, units, rate, epochs, seed } = state;
  const settings: RoomSettings = useMemo(
    () => ({ layers, units, rate, epochs, seed, batchSize: BATCH }),
    [layers, units, rate, epochs, seed],
  );
  /** A likelihood stays with data that it suits, and leaves the address with others. */
  const keeping = useCallback(
    (next: RoomData) =>
      likelihoodFor(next, state.likelihood).name === state.likelihood ? state.likelihood : undefined,
    [state.likelihood],
  );
  const chooseData = useCallback(
    (name: SimulatedName) => {
      setOwn(null);
      change({ data: name, likelihood: keeping(simulated[name](state.seed)) });
    },
    [change, keeping, state.seed],
  );
  const chooseOwn = useCallback(
    (table: RoomData) => {
      setOwn(table);
      change({ likelihood: keeping(table) });
    },
    [change, keeping],
  );
  const isMismatch = state.likelihood !== undefined && state.likelihood !== likelihood.name;
  const notice = isMismatch
    ? `${titleOf(state.likelihood)} does not suit these data; ${likelihood.title} stands in its place.`
    : address.notice;
  return {
    data,
    likelihood,
    settings,
    /** The simulated data shown; undefined with a table of the reader's own. */
    shown: own ? undefined : state.data,
    chooseData,
    chooseOwn,
    change,
    address: { ...address, notice },
  };
}

function titleOf(name: string | undefined): string {
  return roomLikelihoods.find((likelihood) => likelihood.name === name)?.title ?? "";
}
