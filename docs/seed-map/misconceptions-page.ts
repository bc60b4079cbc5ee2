import type { Slip } from "./entry.js";
import { cell } from "./page.js";
import { slips } from "./slips.js";

/** The page of cards, one for each slip, as MDX. */
export function misconceptionsPage(): string {
  return `---
title: Thirty-six slips
description: Sentences about losses, likelihoods and probabilities that one reads often, what is right instead, and a number that shows it.
sidebar_position: 90
sidebar_label: Thirty-six slips
---

import { MisconceptionCard } from "@site/src/instruments/MisconceptionCard";

Each card holds a sentence that is often said about losses and likelihoods, and is wrong or says too little. Decide what you
think before you open it. Its numbers are then computed in this page, by the packages that the rest of the site uses.

${slips.map(card).join("\n\n")}
`;
}

function card({ id, title, slip, claim, more }: Slip): string {
  const [, page] = more.split("learn/");
  const link = page === undefined ? `../${more}` : `./${page}`;
  return `## ${title} {/* #${id.toLowerCase()} */}

> ${cell(slip)}

<MisconceptionCard id="${id}">

${cell(claim)} [More about it](${link}).

</MisconceptionCard>`;
}
