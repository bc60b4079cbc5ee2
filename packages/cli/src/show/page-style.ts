import { stylesheet } from "@loglik/plot";

/**
 * The look of a report: a page of a textbook. One column, one accent (the blue of the likelihood), figures and tables in the
 * colours of `@loglik/plot`, which follow the reader's light or dark mode.
 */
export const pageStyle = `${stylesheet}
:root {
  --page: #fdfcfa; --ink: #1f2328; --quiet: #5d646d; --line: #dedad2; --panel: #f5f2ec; --accent: #0a5f93;
  --loglik-paper: var(--page);
}
@media (prefers-color-scheme: dark) {
  :root { --page: #16181b; --ink: #e4e6ea; --quiet: #a0a7b0; --line: #33373d; --panel: #1e2125; --accent: #6cbdec; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.6 "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Source Serif 4", "Liberation Serif", serif;
}
main { max-width: 46rem; margin: 0 auto; padding: 3.5rem 1.25rem 4rem; }
h1 { margin: 0 0 1rem; font-size: 2.25rem; line-height: 1.15; font-weight: 600; overflow-wrap: anywhere; }
h1 span { color: var(--quiet); font-weight: 400; }
h2 { margin: 3rem 0 0.75rem; font-size: 1.25rem; line-height: 1.3; font-weight: 600; }
p { margin: 0 0 0.6rem; }
.kicker, .label, .facts dt, thead th, .group th, caption, .small, .note, figcaption, footer {
  font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
}
.kicker { margin: 0 0 0.5rem; font-size: 0.8125rem; color: var(--accent); letter-spacing: 0.02em; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1px; margin: 2rem 0; background: var(--line);
  border-block: 1px solid var(--line); }
.tile { background: var(--page); padding: 1rem 1rem 1rem 0; }
.tile + .tile { padding-left: 1rem; }
.tile p { margin: 0; }
.label { font-size: 0.8125rem; color: var(--quiet); }
.tile .value { font-size: 2rem; line-height: 1.3; color: var(--accent); font-variant-numeric: tabular-nums lining-nums; }
.note, .small { font-size: 0.8125rem; line-height: 1.5; color: var(--quiet); }
aside { margin: 2rem 0; padding: 0.9rem 1.1rem; background: var(--panel); border-left: 3px solid var(--loglik-loss); }
aside p:last-child { margin: 0; }
figure { margin: 0; }
figure svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
figcaption { margin-top: 0.6rem; font-size: 0.875rem; line-height: 1.5; color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums lining-nums; font-size: 0.9375rem; }
th, td { padding: 0.28rem 0.75rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0.25rem; }
thead th { font-size: 0.8125rem; font-weight: 400; color: var(--quiet); }
.group th { padding-top: 0.9rem; font-size: 0.8125rem; color: var(--accent); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.5rem 2.5rem; margin-bottom: 0.75rem; }
caption { text-align: left; font-size: 0.8125rem; color: var(--quiet); padding-bottom: 0.4rem; }
.confusion td { text-align: center; }
.confusion thead th { text-align: center; }
.confusion thead th:first-child { text-align: left; }
td.right { background: color-mix(in oklab, var(--loglik-likelihood) calc(var(--share) * 0.45), transparent); }
td.wrong { background: color-mix(in oklab, var(--loglik-loss) calc(var(--share) * 0.7), transparent); }
td.none { color: var(--quiet); }
.small { margin-top: 0.75rem; }
.facts { margin: 0; }
.facts div { display: grid; grid-template-columns: 8rem 1fr; gap: 0 1rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
.facts dt { font-size: 0.8125rem; line-height: 1.7rem; color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
code { font: 0.875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
footer { margin-top: 2.5rem; font-size: 0.8125rem; color: var(--quiet); }
@media (max-width: 44rem) {
  main { padding-top: 2rem; }
  h1 { font-size: 1.75rem; }
  .wide { display: none; }
  .narrow { display: block; }
  .tiles { grid-template-columns: 1fr; }
  .tile, .tile + .tile { padding: 0.75rem 0; }
  .narrow svg { width: 100%; }
  .confusion th, .confusion td { padding-inline: 0.4rem; }
  .facts div { grid-template-columns: 1fr; }
}
@media print {
  main { max-width: none; padding: 0; }
  section, figure, table { break-inside: avoid; }
}`;
