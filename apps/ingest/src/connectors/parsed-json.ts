/** Half of a pair of which characters like 🙂 are made, written as JSON may. */
const HALVES = /\\u[dD][89a-fA-F]/;

/**
 * What a text of JSON says, in whole characters: a half that stands alone, which no address and no store can carry,
 * becomes U+FFFD. Throws SyntaxError, or RangeError for what lies too deep.
 */
export function parsedJson(text: string): unknown {
  return HALVES.test(text) ? JSON.parse(text, whole) : JSON.parse(text);
}

function whole(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value).toString() : value;
}
