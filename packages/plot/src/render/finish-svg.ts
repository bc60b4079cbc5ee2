/**
 * Gives clip paths names that depend on what is drawn. Plot counts them through the life of the program, so the same figure
 * would differ from one rendering to the next, and two files put into one page would share a name for different frames.
 */
export function nameClips(svg: SVGElement, size: { readonly width: number; readonly height: number }): void {
  for (const clip of svg.querySelectorAll('[id^="plot-clip-"]')) {
    const name = `loglik-clip-${fingerprint(`${size.width} ${size.height} ${clip.innerHTML}`)}`;
    for (const user of svg.querySelectorAll(`[clip-path="url(#${clip.id})"]`)) {
      user.setAttribute("clip-path", `url(#${name})`);
    }
    clip.id = name;
  }
}

/** Path coordinates to a hundredth of a pixel: no eye sees the rest, and a contour map loses a sixth of its bytes. */
export function roundPaths(svg: SVGElement): void {
  for (const path of svg.querySelectorAll("path")) {
    const rounded = (path.getAttribute("d") ?? "").replace(/\d+\.\d{3,}/g, (number) =>
      String(Number(Number(number).toFixed(2))),
    );
    path.setAttribute("d", rounded);
  }
}

/** FNV-1a, 32 bits, of the text. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
