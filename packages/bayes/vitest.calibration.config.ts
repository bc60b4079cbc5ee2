import { defineConfig } from "vitest/config";
import base from "./vitest.config.js";

// Long checks that are run by hand: `npm run -s calibration`.
export default defineConfig({
  ...base,
  test: { testTimeout: 1_800_000, include: ["test/long/**/*.long.ts"], disableConsoleIntercept: true },
});
