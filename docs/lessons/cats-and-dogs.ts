/** Drawn cats (0) and dogs (1): light or dark, tilted, of any size, so that no pixel says which. */
import { drawCatsAndDogs } from "@loglik/data";
import { type PictureTask, pictureKinds } from "./pictures.js";

export const catsAndDogs: PictureTask = {
  ...pictureKinds.drawings,
  learned: drawCatsAndDogs({ rows: 400, seed: 1 }),
  fresh: drawCatsAndDogs({ rows: 200, seed: 2 }),
};
