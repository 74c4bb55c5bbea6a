import sax from 'sax';

/**
 * Whether a text is XML from its beginning to its end, by the very parser with which the library reads it: that one goes on
 * behind a fault, at the cost of seconds for some 100 KB of junk, and refuses the answer in the end.
 */
export function isXml(text: string): boolean {
  const parser = sax.parser(true);
  let hasRoot = false;
  parser.onopentag = () => {
    hasRoot = true;
  };
  parser.onerror = (error) => {
    throw error;
  };
  try {
    parser.write(text).close();
    return hasRoot;
  } catch {
    return false;
  }
}
