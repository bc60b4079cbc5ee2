import { type SimulatedName, simulated } from "@loglik/docs/lessons/room-data";
import { roomLikelihoods } from "@loglik/docs/lessons/training-room";
import { useCallback, useEffect, useState } from "react";
import type { RoomSettings } from "./useTrainingRoom";

export interface Room extends RoomSettings {
  readonly data: SimulatedName;
  readonly likelihood: string;
}

const usual: Room = {
  data: "fanning",
  likelihood: "normal",
  layers: 2,
  units: 16,
  rate: 0.01,
  batchSize: 32,
  epochs: 600,
  seed: 1,
};

/** The numbers of a room in the order of the address, each with the bounds of its control. */
const numbers = [
  ["layers", 0, 3],
  ["units", 2, 64],
  ["rate", 1e-4, 0.1],
  ["epochs", 50, 3000],
  ["seed", 1, 20],
] as const;

/**
 * The room's settings, which are also in the address after the `#`, so that a link opens the same room:
 * `#room=moons;bernoulli;2;16;0.01;600;1`. What stands there never leaves the browser.
 */
export function useRoomSettings(): { readonly settings: Room; readonly change: (some: Partial<Room>) => void } {
  const [settings, setSettings] = useState(usual);
  // In an effect, because the server, whose page this must equal at first, knows no address.
  useEffect(() => {
    const read = () => {
      const room = decode(window.location.hash);
      if (room) setSettings(room);
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const change = useCallback((some: Partial<Room>) => {
    setSettings((now) => {
      const next = { ...now, ...some };
      const { pathname, search } = window.location;
      window.history.replaceState(window.history.state, "", `${pathname}${search}${encode(next)}`);
      return next;
    });
  }, []);
  return { settings, change };
}

function encode(room: Room): string {
  return `#room=${[room.data, room.likelihood, ...numbers.map(([name]) => room[name])].join(";")}`;
}

/** The room that an address names; undefined where it names none that there is. */
function decode(hash: string): Room | undefined {
  const [data, likelihood, ...values] = decodeURIComponent(/^#room=(.*)$/.exec(hash)?.[1] ?? "").split(";");
  if (!Object.hasOwn(simulated, data) || !roomLikelihoods.some(({ name }) => name === likelihood)) return undefined;
  const read = numbers.map(([name, low, high], index) => [name, Number(values[index]), low, high] as const);
  if (read.some(([, value, low, high]) => !(value >= low && value <= high))) return undefined;
  return {
    ...usual,
    ...Object.fromEntries(read.map(([name, value]) => [name, value])),
    data: data as SimulatedName,
    likelihood,
  };
}
