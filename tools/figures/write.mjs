// npm run -s figures     draws the README's figure anew from the built packages
import { writeFileSync } from "node:fs";
import { predictiveBandSvg } from "./predictive-band.mjs";

writeFileSync(new URL("../../docs/images/predictive-band.svg", import.meta.url), await predictiveBandSvg());
