/**
 * A rule looks at one parsed file and returns what it finds. `path` is relative to the root, with forward slashes; the
 * rule itself decides which paths it is about.
 *
 * @typedef {{ node: import("typescript").Node, message: string }} Finding
 * @typedef {{ name: string, check(file: import("typescript").SourceFile, path: string): Finding[] }} Rule
 */

export {};
