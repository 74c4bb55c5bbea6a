import { z } from 'zod';
import { jsonAsker } from '../../connectors/ask-json.js';
import { inPath } from '../../connectors/platform-api.js';
import type { PullWorld } from '../../connectors/pulled-kind.js';
import { readAs } from '../../connectors/read-json.js';
import type { Settings } from '../../sources/kind.js';
import * as p from './payload.js';

export const BREEZY = 'https://api.breezy.hr';

/** Its papers do not say how it refuses to show a candidate who is not there. */
const NOT_SHOWN: readonly number[] = [400, 404, 410];

/** Where a candidate was, as their delivery said. */
const place = z.object({ company: z.string(), position: z.string(), candidate: z.string(), email: z.string() });

/**
 * By what Breezy can be asked after a candidate: their position, which they may be moved from without a word, and the
 * e-mail address by which they are found in whichever; null where a delivery lacks one of them.
 */
export function askedBy(body: unknown): string | null {
  const read = z.object({ object: p.whereabouts }).safeParse(body);
  if (!read.success) return null;
  const { company, position, candidate } = read.data.object;
  if (candidate.email_address === null) return null;
  const where = { company: company._id, position: position._id, candidate: candidate._id };
  return JSON.stringify({ ...where, email: candidate.email_address } satisfies z.output<typeof place>);
}

/** Whether Breezy still knows a candidate: in their position, or in any by their e-mail address. Throws PullFailed. */
export async function isCandidateThere(asked: string, _settings: Settings, world: PullWorld): Promise<boolean> {
  const { company, position, candidate, email } = place.parse(JSON.parse(asked));
  const ask = jsonAsker({ base: BREEZY, headers: { authorization: world.secrets['token'] ?? '' } }, world);
  const home = `/v3/company/${inPath(company)}`;
  const url = `${home}/position/${inPath(position)}/candidate/${inPath(candidate)}`;
  if (!NOT_SHOWN.includes((await ask({ url, also: NOT_SHOWN })).status)) return true;
  const found = await ask({
    url: `${home}/candidates/search?${new URLSearchParams({ email_address: email }).toString()}`,
  });
  return readAs(z.array(z.unknown()), found.json).length > 0;
}
