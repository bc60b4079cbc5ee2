import type { TestProjectInlineConfiguration } from "vitest/config";

/** A vitest project that runs the included tests headless in the Chromium of `findChromium`, on our sources. */
export function browserProject(options: { name?: string; include: string[] }): Promise<TestProjectInlineConfiguration>;
