import { useSyncExternalStore } from 'react';

/** So long can what was said be taken back, ms: as long as the page says that it was, unless somebody points at it. */
const HELD_FOR = 7000;

interface Held {
  timer: ReturnType<typeof setTimeout>;
  /** says it to the server; resolves whatever comes of it */
  send: () => Promise<unknown>;
}

/**
 * What was said to offers and can still be taken back, by offer, the latest last. It belongs to no part of the page:
 * whoever goes elsewhere has said it all the same.
 */
const held = new Map<string, Held>();
/** Offers about which something was said, until the server has answered. */
let ids: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function show(next: ReadonlySet<string>): void {
  ids = next;
  for (const listener of listeners) listener();
}

async function sayNow(id: string): Promise<void> {
  const one = held.get(id);
  held.delete(id);
  clearTimeout(one?.timer);
  await one?.send();
  show(new Set([...ids].filter((other) => other !== id)));
}

/** Nothing is taken back any more: whoever leaves the page has said what was said. */
function sayAllNow(): void {
  for (const id of held.keys()) void sayNow(id);
}

/** A phone ends a page that nobody sees without another word. */
function sayAllUnseen(): void {
  if (document.hidden) sayAllNow();
}

/** Says something to an offer, once it can no longer be taken back. */
export function hold(id: string, send: () => Promise<unknown>): void {
  clearTimeout(held.get(id)?.timer);
  held.set(id, { send, timer: setTimeout(() => void sayNow(id), HELD_FOR) });
  window.addEventListener('pagehide', sayAllNow);
  document.addEventListener('visibilitychange', sayAllUnseen);
  show(new Set([...ids, id]));
}

/** Takes back what was said to an offer, without an id to the latest; answers its id, null if there is nothing to take back. */
export function takeBack(id = [...held.keys()].at(-1) ?? ''): string | null {
  const one = held.get(id);
  if (one === undefined) return null;
  clearTimeout(one.timer);
  held.delete(id);
  show(new Set([...ids].filter((other) => other !== id)));
  return id;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Offers about which something was said, whether or not it can still be taken back. */
export function useHeld(): ReadonlySet<string> {
  return useSyncExternalStore(listen, () => ids);
}
