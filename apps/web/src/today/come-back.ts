import { takeBack } from './held.js';

/** Takes back what was said to an offer, or to the latest: its card is there again, and has the focus. */
export function comeBack(said?: string): void {
  const id = takeBack(said);
  if (id === null) return;
  // It is drawn after this.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-suggestion="${id}"]`)?.focus());
}
