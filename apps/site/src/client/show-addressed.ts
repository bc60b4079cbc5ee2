/**
 * Client module: a link to the state of an instrument opens its page at that instrument. Its name is in the address
 * (`#coin.theta=0.4`) and on the last line of what it shows, `CopyLink`.
 */
export function onRouteDidUpdate({ location }: { readonly location: { readonly hash: string } }): void {
  const name = /^#([\w-]+)\.\w+=/.exec(location.hash)?.[1];
  const place = name && document.querySelector(`[data-address="${name}"]`);
  if (place) (place.closest("figure") ?? place.parentElement)?.scrollIntoView();
}
