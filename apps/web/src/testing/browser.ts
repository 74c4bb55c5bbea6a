/** What jsdom lacks of a browser, as far as the page needs it. */

/** The page's line to the server, in a test's hands. */
export class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static last: FakeEventSource | null = null;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  constructor(readonly url: string) {
    super();
    FakeEventSource.last = this;
  }

  tell(change: object): void {
    this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(change) }));
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export function fitBrowser(): void {
  const noMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined });
  Object.assign(window, {
    matchMedia: noMedia,
    ResizeObserver: NoObserver,
    EventSource: FakeEventSource,
    scrollTo: () => undefined,
  });
}
