import type { ClientModule } from "@docusaurus/types";
import { keepPage, registerServiceWorker } from "../offline/service-worker";

/** Client module: the service worker, in the built site only, and after the page has what it needs. */
if (typeof window !== "undefined" && process.env.NODE_ENV === "production") {
  if (document.readyState === "complete") void registerServiceWorker();
  else addEventListener("load", () => void registerServiceWorker(), { once: true });
}

/** A page that was gone to by a link inside the site was not asked for as a page, only its script was. */
export const onRouteDidUpdate: ClientModule["onRouteDidUpdate"] = ({ location: to, previousLocation }) => {
  if (previousLocation !== null && to.pathname !== previousLocation.pathname) void keepPage();
};
