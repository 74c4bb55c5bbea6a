import type { Change } from '../api/types.js';

export interface EventLine {
  onChange: (change: Change) => void;
  /** true: connected; false: lost, and trying again */
  onState: (connected: boolean) => void;
}

const longest = 30_000;

/**
 * Listens to `/v1/events`. The browser reconnects by itself while the server is away; when it gives up (an answer that
 * is no stream), this opens anew after 1, 2, 4 … 30 s. Returns what ends it.
 */
export function listen({ onChange, onState }: EventLine): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wait = 1000;
  const open = () => {
    source = new EventSource('/v1/events');
    source.onopen = () => {
      wait = 1000;
      onState(true);
    };
    source.onerror = () => {
      onState(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, longest);
    };
    source.addEventListener('change', (event: MessageEvent<string>) => onChange(JSON.parse(event.data) as Change));
  };
  open();
  return () => {
    source?.close();
    if (timer !== null) clearTimeout(timer);
  };
}
