const known = new Set(["file", "limit", "title"]);

/**
 * The options of a live fence, or undefined for an ordinary one.
 *
 * @param {{ lang?: string | null, meta?: string | null, value: string }} node a code node of Markdown
 * @param {(message: string) => never} fail reports a mistake of the page's author
 * @returns {{ file: string, limit?: number, title?: string } | undefined} `limit` in seconds
 */
export function parseFence(node, fail) {
  const words = node.meta?.match(/[^\s"=]+(?:="[^"]*"|=\S+)?/g) ?? [];
  if (words[0] !== "live") return undefined;
  if (node.lang !== "ts") fail(`its language must be ts, not ${node.lang}`);
  if (node.value.trim() !== "") fail("the fence must be empty: its code lives in the file that file= names");
  const options = Object.fromEntries(words.slice(1).map(splitOption));
  for (const name of Object.keys(options)) {
    if (!known.has(name)) fail(`unknown option ${name}; there are file, limit and title`);
  }
  if (!options.file) fail("file=examples/<name>.ts is missing");
  const limit = options.limit === undefined ? undefined : Number(options.limit);
  if (limit !== undefined && !(limit > 0 && limit <= 600)) fail(`limit=${options.limit} must be seconds in (0, 600]`);
  return { file: options.file, limit, title: options.title };
}

/**
 * The file of a fence that lists a real file without running it, or undefined for any other:
 *
 *     ```js file=examples/node/fit.mjs
 *     ```
 *
 * @param {{ lang?: string | null, meta?: string | null, value: string }} node
 * @param {(message: string) => never} fail
 * @returns {string | undefined}
 */
export function listedFile(node, fail) {
  const file = /^file=(\S+)$/.exec(node.meta ?? "")?.[1];
  if (file !== undefined && node.value.trim() !== "") {
    fail("the fence must be empty: its code lives in the file that file= names");
  }
  return file;
}

function splitOption(word) {
  const at = word.indexOf("=");
  if (at < 0) return [word, ""];
  return [word.slice(0, at), word.slice(at + 1).replace(/^"(.*)"$/, "$1")];
}
