import { parsedJson } from '../connectors/parsed-json.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a delivery says; undefined: no JSON, or no UTF-8. Names that could reach into objects are read as any other: nothing is merged. */
export function bodyOf(raw: Buffer): unknown {
  try {
    return parsedJson(utf8.decode(raw));
  } catch {
    return undefined;
  }
}
