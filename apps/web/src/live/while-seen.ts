/**
 * Runs something as long as somebody sees the page, and again whenever they come back to it: a browser opens six lines to
 * one server, and as many forgotten tabs would leave none for the one that is looked at. Returns what ends it.
 */
export function whileSeen(begin: () => () => void): () => void {
  let end: (() => void) | null = null;
  const look = () => {
    if (!document.hidden) end ??= begin();
    else {
      end?.();
      end = null;
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    end?.();
  };
}
