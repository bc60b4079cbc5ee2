/**
 * About how wide a line of sans-serif text is, in pixels. No font is loaded when a figure is made in Node, so this counts
 * characters by class: narrow ones 0.3 em, capitals 0.68 em, digits and the rest 0.56 em. It errs on the wide side.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text.normalize("NFC")) {
    if (/\p{M}|[\uE000\uE001]/u.test(character)) continue;
    ems += /[ilj.,:;'|()\s⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/u.test(character) ? 0.32 : /[\p{Lu}mw%—]/u.test(character) ? 0.74 : 0.57;
  }
  return ems * fontSize;
}
