// Serves build/ as a static host would, with the headers of cross-origin isolation.
//   node serve.mjs            http://localhost:3000/
//   PORT=8080 BASE_URL=/loglik/ node serve.mjs    for a site that was built with the same BASE_URL
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isolationHeaders } from "./plugins/cross-origin-isolation.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** The file of build/ that answers a path, or undefined. A folder answers with its index.html. */
function fileFor(folder, path) {
  const file = join(folder, normalize(join("/", path)));
  const candidates = [file, `${file}.html`, join(file, "index.html")];
  return candidates.find((name) => existsSync(name) && statSync(name).isFile());
}

/** Starts the server and resolves with its address once it listens; `close()` ends it. */
export async function serve({
  port = 3000,
  baseUrl = "/",
  folder = fileURLToPath(new URL("./build", import.meta.url)),
  isolated = true,
} = {}) {
  const always = { "cache-control": "no-cache", ...(isolated ? isolationHeaders : {}) };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (!path.startsWith(baseUrl)) {
      response.writeHead(302, { location: baseUrl }).end();
      return;
    }
    const file = fileFor(folder, path.slice(baseUrl.length));
    const found = file ?? join(folder, "404.html");
    const type = types[extname(found)] ?? "application/octet-stream";
    response.writeHead(file ? 200 : 404, { ...always, "content-type": type });
    createReadStream(found).pipe(response);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, resolve));
  const close = () => {
    server.close(() => {});
    // A browser keeps connections open, which would go on being answered.
    server.closeAllConnections();
  };
  return { url: `http://localhost:${server.address().port}${baseUrl}`, close };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await serve({ port: Number(process.env.PORT ?? 3000), baseUrl: process.env.BASE_URL ?? "/" });
  console.log(`loglik is at ${url} (Ctrl+C ends it)`);
}
