import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { BuiltSite, OpenOptions } from "./site";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Holds back the scripts that are asked for from now on, until what it gives is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await gate;
    await route.continue();
  });
  return open;
}

/** A page on which no script arrives any more until it is let through, at an instrument whose script is asked for. */
export async function openHeld(
  site: BuiltSite,
  path: string,
  find: (page: Page) => Locator,
  options: OpenOptions = {},
) {
  const opened = await site.open(path, { reader: false, ...options });
  const { page } = opened;
  const open = await holdScripts(page);
  const place = find(page);
  await place.evaluate((node) => node.scrollIntoView({ block: "center", behavior: "instant" }));
  const state = () =>
    place.first().evaluate((node) => {
      const island = node.closest("[data-island]") ?? node.querySelector("[data-island]");
      return island?.nextElementSibling?.getAttribute("data-island") ?? island?.getAttribute("data-island");
    });
  expect(await state()).toBe("picture");
  return {
    ...opened,
    /** Lets the scripts through, and waits until the instrument is in the state. */
    async letThrough(until: "waiting" | "live") {
      open();
      await expect.poll(state).toBe(until);
    },
    state,
  };
}

export async function middleOf(element: Locator): Promise<readonly [number, number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to press");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Presses, moves and lets go, as a hand with a mouse or a finger on glass does. */
export async function handWith(pointer: "mouse" | "finger", page: Page) {
  if (pointer === "mouse") {
    const to = (x: number, y: number) => page.mouse.move(x, y, { steps: 4 });
    const press = async (x: number, y: number) => {
      await to(x, y);
      await page.mouse.down();
    };
    return { to, press, letGo: () => page.mouse.up() };
  }
  const session = await page.context().newCDPSession(page);
  let at = { x: 0, y: 0 };
  const send = (type: "touchStart" | "touchMove" | "touchEnd") =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [at] });
  const to = async (x: number, y: number) => {
    const from = at;
    for (const part of [0.25, 0.5, 0.75, 1]) {
      at = { x: from.x + part * (x - from.x), y: from.y + part * (y - from.y) };
      await send("touchMove");
    }
  };
  const press = (x: number, y: number) => {
    at = { x, y };
    return send("touchStart");
  };
  return { to, press, letGo: () => send("touchEnd") };
}
