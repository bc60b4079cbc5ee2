/** Places of the seed map, as "learn/likelihood-of-a-coin.mdx#how-to-write-it": whether they exist, and what they are called. */
import { existsSync, readFileSync } from "node:fs";
import { families } from "@loglik/core/registry";
import { derivations } from "@loglik/derive/registry";
import GithubSlugger from "github-slugger";

const docs = new URL("../", import.meta.url);

/** "A coin: How to write it", or undefined where there is no such page or heading. */
export function placeName(place: string): string | undefined {
  const [file, anchor] = place.split("#");
  const written = writtenName(file);
  if (written !== undefined) return anchor === undefined ? written : undefined;
  if (!existsSync(new URL(file, docs))) return undefined;
  const source = readFileSync(new URL(file, docs), "utf8");
  const page = /^sidebar_label: "?(.+?)"?$/m.exec(source)?.[1] ?? /^title: "?(.+?)"?$/m.exec(source)?.[1];
  if (anchor === undefined) return page;
  const heading = headingsOf(source).get(anchor);
  return heading && `${page}: ${heading}`;
}

/** The name of a page that is written from a registry when the site is built, if it is one. */
function writtenName(file: string): string | undefined {
  const [, folder, name] = /^(reference\/families|derivations)\/([\w-]+)\.mdx$/.exec(file) ?? [];
  if (folder === undefined) return undefined;
  if (folder === "derivations") return derivations.find((derivation) => derivation.name === name)?.title;
  if (name === "index") return "Families";
  return families.some((family) => family.name === name) ? `Families: ${name.replaceAll("-", " ")}` : undefined;
}

/** The headings of a page by their anchors. */
function headingsOf(source: string): ReadonlyMap<string, string> {
  const slugger = new GithubSlugger();
  const text = source.replace(/^```[\s\S]*?^```/gm, "");
  return new Map(
    Array.from(text.matchAll(/^#{2,4} (.+)$/gm), ([, heading]) => {
      const [, words, given] = /^(.+?)(?: \{\/\* #([\w-]+) \*\/\})?$/.exec(heading) ?? [];
      const plain = words.replace(/[*`$\\]/g, "");
      return [given ?? slugger.slug(plain), plain] as const;
    }),
  );
}
