import { expect, test } from "vitest";
import { addressWith, alive, bringIntoView, dragBy, instrument, readout } from "./reader";
import { builtSite } from "./site";

const site = builtSite();

test("what is turned and moved is there after a reload, and Reset cleans the address", async () => {
  const { page, errors, close } = await site.open("/learn/likelihood-of-a-coin");
  const coin = instrument(page, "coin");
  // At once, as a quick hand does: what is done to the picture is handed over.
  await bringIntoView(coin);
  await coin.getByRole("button", { name: "Toss 1 shows 0" }).click();
  await coin.getByLabel("θ", { exact: true }).focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowLeft");
  const hash = await addressWith(page, "coin.theta=0.45");
  expect(hash).toBe("#coin.tosses=10010&coin.theta=0.45");
  const length = await page.evaluate(() => history.length);
  await page.reload({ waitUntil: "networkidle" });
  await alive(coin);
  await expect.poll(() => readout(coin, "θ̂")).toBe("0.4000");
  expect(await coin.getByLabel("θ", { exact: true }).inputValue()).toBe("0.45");
  // Each change replaced the entry: Back would leave the page.
  expect(await page.evaluate(() => history.length)).toBe(length);
  expect(errors).toEqual([]);
  await close();
});

test("two instruments of a page keep their own words in one address", async () => {
  const { page, close } = await site.open("/learn/product-to-sum-of-logs");
  const step = instrument(page, "step");
  await alive(step);
  await step.getByRole("button", { name: "mean", exact: true }).click();
  await addressWith(page, "step.loss=mean");
  const lab = instrument(page, "underflow");
  await alive(lab);
  await lab.getByRole("button", { name: "double", exact: true }).click();
  expect(await addressWith(page, "underflow.precision=float64")).toBe("#step.loss=mean&underflow.precision=float64");
  await step.getByRole("button", { name: "sum", exact: true }).click();
  await page.waitForFunction(() => location.hash === "#underflow.precision=float64");
  await close();
});

test("Copy link puts an address in the clipboard that opens this instrument as it is", async () => {
  const { page, close } = await site.open("/learn/cross-entropy-and-codes");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const bars = instrument(page, "bars");
  await alive(bars);
  await bars.getByLabel("p", { exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => bars.getByLabel("p", { exact: true }).inputValue()).toBe("0.51");
  await bars.getByRole("button", { name: "Copy link" }).click();
  await bars.getByText("Copied. It opens this state.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toBe("#bars.p=0.51");
  const again = await site.open(new URL(link).pathname + new URL(link).hash);
  await alive(instrument(again.page, "bars"));
  await expect.poll(() => instrument(again.page, "bars").getByLabel("p", { exact: true }).inputValue()).toBe("0.51");
  await again.close();
  await close();
});

test("a point of least squares is lifted and the line swings; by keys too, and Put back puts it back", async () => {
  const { page, errors, close } = await site.open("/learn/least-squares");
  const squares = instrument(page, "squares");
  await alive(squares);
  const slope = () => readout(squares, "slope (truth 2)");
  const before = Number(await slope());
  const last = squares.getByRole("slider", { name: /^Row 40 / });
  await dragBy(page, last, 0, -50);
  await expect.poll(async () => Number(await slope())).toBeGreaterThan(before + 0.005);
  const lifted = Number(await slope());
  await last.focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(async () => Number(await slope())).toBeLessThan(lifted);
  await page.keyboard.press("ArrowLeft");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(/^Row 39 /);
  await addressWith(page, "squares.moved=39,");
  await squares.getByRole("button", { name: "Put 1 back" }).click();
  await expect.poll(async () => Number(await slope())).toBe(before);
  expect(errors).toEqual([]);
  await close();
});

test("a point of logistic regression is moved and turned over, and Newton's optimum is another", async () => {
  const { page, errors, close } = await site.open("/learn/logistic-regression");
  const node = instrument(page, "node");
  await alive(node);
  const point = node.getByRole("slider", { name: /^Point 1,/ });
  await point.focus();
  const before = await readout(node, "above Newton");
  await page.keyboard.press("Enter");
  await expect.poll(() => readout(node, "above Newton")).not.toBe(before);
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowUp");
  await addressWith(page, "node.turned=0");
  await addressWith(page, "node.moved=0,");
  await node.getByRole("button", { name: "Put 1 back" }).click();
  await expect.poll(() => readout(node, "above Newton")).toBe(before);
  expect(errors).toEqual([]);
  await close();
});

test("however many points are moved or turned over, the address keeps all of them", async () => {
  const squares = await site.open("/learn/least-squares");
  const line = instrument(squares.page, "squares");
  await alive(line);
  await line.getByRole("slider", { name: /^Row 1 / }).focus();
  for (let row = 0; row < 20; row++) {
    await squares.page.keyboard.press("Shift+ArrowUp");
    await squares.page.keyboard.press("PageDown");
  }
  await line.getByRole("button", { name: "Put 20 back" }).waitFor();
  const slope = await readout(line, "slope (truth 2)");
  await addressWith(squares.page, ",19,");
  await squares.page.reload({ waitUntil: "networkidle" });
  await alive(line);
  await line.getByRole("button", { name: "Put 20 back" }).waitFor();
  expect(await readout(line, "slope (truth 2)")).toBe(slope);
  expect(squares.errors).toEqual([]);
  await squares.close();

  const logistic = await site.open("/learn/logistic-regression");
  const node = instrument(logistic.page, "node");
  await alive(node);
  await node.getByRole("slider", { name: /^Point 1,/ }).focus();
  for (let row = 0; row < 15; row++) {
    for (const key of ["ArrowUp", "Enter", "PageDown"]) await logistic.page.keyboard.press(key);
  }
  await node.getByRole("button", { name: "Put 15 back" }).waitFor();
  const above = await readout(node, "above Newton");
  await addressWith(logistic.page, "node.turned=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14");
  await logistic.page.reload({ waitUntil: "networkidle" });
  await alive(node);
  await node.getByRole("button", { name: "Put 15 back" }).waitFor();
  expect(await readout(node, "above Newton")).toBe(above);
  expect(logistic.errors).toEqual([]);
  await logistic.close();
});

test("the start of the ways is dragged on the surface, by hand, by finger and by keys, and the ways start there", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  for (const options of [{}, phone]) {
    const { page, errors, close } = await site.open("/learn/how-training-finds-it", options);
    const paths = instrument(page, "paths");
    await alive(paths);
    const start = paths.getByRole("slider", { name: "Start, w and b" });
    await alive(start);
    // It lies on the surface, where the ways start: the first mark of SGD's way is under it.
    const middle = async () => {
      const box = await start.boundingBox();
      if (!box) throw new Error("no handle");
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };
    const firstMark = () =>
      paths.locator('.loglik-figure-drawing g[aria-label="dot"]').first().locator("circle, path").first().boundingBox();
    const together = async () => {
      const [[x, y], mark] = [await middle(), await firstMark()];
      return mark ? Math.hypot(mark.x + mark.width / 2 - x, mark.y + mark.height / 2 - y) : Number.NaN;
    };
    await expect.poll(together).toBeLessThan(1.5);
    const before = await readout(paths, "SGD, 150 steps");
    const [x, y] = await middle();
    if (options === phone) {
      const session = await page.context().newCDPSession(page);
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", by: number) => {
        const touchPoints = type === "touchEnd" ? [] : [{ x: x + by, y: y + by }];
        return session.send("Input.dispatchTouchEvent", { type, touchPoints });
      };
      await touch("touchStart", 0);
      for (let by = 5; by <= 40; by += 5) await touch("touchMove", by);
      await touch("touchEnd", 40);
    } else {
      await dragBy(page, start, 40, 40);
    }
    await expect.poll(async () => (await middle()).map((at, k) => Math.round((at - [x, y][k]) / 10))).toEqual([4, 4]);
    await expect.poll(together).toBeLessThan(1.5);
    await expect.poll(() => readout(paths, "SGD, 150 steps")).not.toBe(before);
    const words = await start.getAttribute("aria-valuetext");
    expect(words).toMatch(/^w = [−\d.]+, b = [−\d.]+$/);
    expect(await paths.innerText()).toContain(`Start: ${words}.`);
    const dragged = (await middle())[1];
    await start.focus();
    await page.keyboard.press("Shift+ArrowUp");
    await expect.poll(async () => (await middle())[1]).toBeLessThan(dragged - 5);
    await addressWith(page, "paths.start=");
    await paths.getByRole("button", { name: "Start again" }).click();
    await expect.poll(() => readout(paths, "SGD, 150 steps")).toBe(before);
    expect(errors).toEqual([]);
    await close();
  }
});

test("priors: one flat in logit θ moves the mode and not the maximum likelihood, and L1 sets a weight to zero", async () => {
  const { page, errors, foreign, close } = await site.open("/learn/priors");
  const coin = instrument(page, "coin-prior");
  await alive(coin);
  expect(await readout(coin, "MLE, in either axis")).toBe("0.3000");
  expect(await readout(coin, "MAP of θ")).toBe("0.2500");
  await coin.getByRole("button", { name: "flat in θ", exact: true }).click();
  await expect.poll(() => readout(coin, "MAP of θ")).toBe("0.3000");
  expect(await readout(coin, "MAP of logit θ, as θ")).toBe("0.3333");
  expect(await readout(coin, "MLE, in either axis")).toBe("0.3000");
  const weight = instrument(page, "weight-prior");
  await alive(weight);
  expect(await readout(weight, "least penalised loss = MAP")).toBe("0.6667");
  await weight.getByRole("button", { name: /^L1/ }).click();
  await expect.poll(() => readout(weight, "least penalised loss = MAP")).toBe("0.5000");
  const lambda = weight.getByLabel("λ", { exact: true });
  await lambda.focus();
  await page.keyboard.press("End");
  await expect.poll(() => readout(weight, "least penalised loss = MAP")).toBe("0");
  await weight.getByText("sets w to exactly zero").waitFor();
  await dragBy(page, weight.getByRole("slider", { name: "Observation 1" }), -40, 0);
  await expect.poll(async () => Number(await readout(weight, "MLE"))).toBeLessThan(0.95);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
  await close();
});

test("the exercise of a chapter is answered wrongly, then rightly", async () => {
  const { page, errors, close } = await site.open("/learn/priors");
  const exercise = page.locator(".textbook-block.exercise", { hasText: "Beta(2, 2)" });
  await alive(exercise);
  const report = exercise.getByRole("status");
  await exercise.getByRole("textbox").fill("0.3");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => report.getAttribute("data-verdict")).not.toBe("right");
  await exercise.getByRole("textbox").fill("1/3");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect.poll(() => report.getAttribute("data-verdict")).toBe("right");
  expect(errors).toEqual([]);
  await close();
});
