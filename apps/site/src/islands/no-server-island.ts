/** In place of server-island.tsx in what browsers load: they never render as the server does. */
export function serverIsland(): never {
  throw new Error("only the server renders the picture of an island");
}
