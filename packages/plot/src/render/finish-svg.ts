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

const coordinates = ["d", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "width", "height"];

/**
 * Coordinates to a hundredth of a pixel: no eye sees the rest, a contour map loses a sixth of its bytes, and the last digits
 * of `Math.exp`, which differ between engines, do not reach the file.
 */
export function roundCoordinates(svg: SVGElement): void {
  for (const element of svg.querySelectorAll("*")) {
    for (const name of coordinates) {
      const value = element.getAttribute(name);
      if (!value?.includes(".") || value.endsWith("em")) continue;
      const rounded = value.replace(/\d+\.\d{3,}(e-\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));
      element.setAttribute(name, rounded);
    }
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
