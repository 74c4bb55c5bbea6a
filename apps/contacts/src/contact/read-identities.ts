import { parseIdentity } from '#libs/identity/parse-identity.js';
import type { InputIdentity } from '#libs/kernel/input.js';
import { HttpProblem } from '#libs/http/problem.js';
import type { Viewer } from '#libs/http/viewer.js';

/** Reads identities as people write them; one that cannot be read is named. */
export function identitiesFrom(texts: string[], viewer: Viewer): InputIdentity[] {
  return texts.map((text) => {
    const identity = parseIdentity(text, { country: viewer.home.country });
    if (identity !== null) return identity;
    throw new HttpProblem(
      422,
      'identity-invalid',
      `"${text.slice(0, 80)}" is no e-mail address, phone number or profile address that Kith can read.`,
      { field: 'identities' },
    );
  });
}
