const SPREAD = 0.1;

/** The factor between 0.9 and 1.1 by which this contact's waits differ from others': a pure hash (FNV-1a) of its id. */
export function jitterOf(contact: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < contact.length; index += 1) {
    hash = Math.imul(hash ^ contact.charCodeAt(index), 16_777_619);
  }
  const mixed = Math.imul(hash ^ (hash >>> 15), 2_246_822_507) >>> 0;
  return 1 - SPREAD + (2 * SPREAD * mixed) / 2 ** 32;
}
