import { z } from 'zod';
import type { EgressAnswer } from '#libs/ports/egress.js';
import { askToken } from '../connectors/ask-token.js';
import { PullFailed } from '../connectors/pull-failed.js';
import type { PulledKind, PullWorld, Renewal } from '../connectors/pulled-kind.js';
import { readAs, readIfJson } from '../connectors/read-json.js';
import { isOvertaken } from './overtaken.js';
import type { SealedPart, Source, StoredSource } from './source.js';
import type { SourceStore } from './source-store.js';

/** A token is renewed so long before it is over, for a page may take minutes. */
const EARLY = 5 * 60_000;
/** How long one counts whose platform does not say. */
const USUAL_MS = 3_600_000;

const granted = z.object({
  access_token: z.string().min(1).max(16_000),
  expires_in: z.coerce.number().positive().max(86_400_000).optional().catch(undefined),
  refresh_token: z.string().min(1).max(16_000).optional().catch(undefined),
});
const refused = z.object({ error: z.string().max(100) });

type World = Pick<PullWorld, 'egress' | 'now'>;
interface Parts {
  store: Pick<SourceStore, 'read' | 'save' | 'change'>;
}

/**
 * The source with an access token that counts for a while, where its kind renews one with a refresh token (RFC 6749, 6).
 * What was granted is stored before anybody uses it: some platforms take each refresh token once. One that is refused
 * because somebody else has used it meanwhile (a source is tried out while it is asked) is no consent taken back. Throws
 * PullFailed `consent-revoked` and `client-refused`, which stop it, and whatever asking an API throws.
 */
export async function withAccess(
  parts: Parts,
  stored: StoredSource,
  asking: { kind: PulledKind; world: World },
): Promise<StoredSource> {
  const { pool, id, own } = stored.source;
  const wanted = wantedOf(own, asking.kind, asking.world.now);
  if (wanted === null) return stored;
  try {
    return await kept(parts, stored, wanted, await granting(wanted.renewal, wanted, asking.world));
  } catch (error) {
    const now = error instanceof PullFailed ? await parts.store.read(pool, id) : null;
    if (now === null || refreshOf(now.source) === wanted.refresh) throw error;
    return withAccess(parts, now, asking);
  }
}

async function kept({ store }: Parts, stored: StoredSource, wanted: Wanted, granted: Grant): Promise<StoredSource> {
  const { pool, id } = stored.source;
  try {
    return await store.save({ ...stored, source: withGrant(stored.source, wanted, granted) });
  } catch (error) {
    // What it was changed into meanwhile would ask with a token that is used up.
    if (isOvertaken(error)) await store.change(pool, id, (one) => withGrant(one, wanted, granted));
    throw error;
  }
}

const refreshOf = ({ own }: Source): string | undefined => own.secrets['refresh']?.[0];

/** Other settings, with a refresh token of their own, stay as they are. */
function withGrant(source: Source, { refresh }: Pick<Wanted, 'refresh'>, { access, renewed = refresh }: Grant): Source {
  const { own } = source;
  if (refreshOf(source) !== refresh) return source;
  return { ...source, own: { ...own, secrets: { ...own.secrets, refresh: [renewed] }, access } };
}

interface Grant {
  access: NonNullable<SealedPart['access']>;
  renewed: string | undefined;
}

interface Wanted {
  renewal: Renewal;
  refresh: string;
  secret: string | undefined;
}

/** null: there is nothing to renew, or what there is counts for a while. */
function wantedOf({ settings, secrets, access }: SealedPart, kind: PulledKind, now: number): Wanted | null {
  if (access != null && access.until - EARLY > now) return null;
  const renewal = kind.renewal?.(settings) ?? null;
  const newest = (field: string) => secrets[field]?.[0];
  const [refresh, secret] = [newest('refresh'), newest('clientSecret')];
  return renewal === null || refresh === undefined ? null : { renewal, refresh, secret };
}

async function granting(
  { url, client }: Renewal,
  { refresh, secret }: Omit<Wanted, 'renewal'>,
  world: World,
): Promise<Grant> {
  const named = { grant_type: 'refresh_token', refresh_token: refresh, client_id: client };
  const grant = { ...named, ...(secret === undefined ? {} : { client_secret: secret }) };
  const said = readAs(granted, await askToken({ url, grant, refusal: noGrant }, world));
  const { access_token: token, expires_in: seconds, refresh_token: renewed } = said;
  return { access: { token, until: world.now + (seconds === undefined ? USUAL_MS : seconds * 1000) }, renewed };
}

/** Whoever takes their consent back, and an app that is not known, are told apart by a word; anything else is no grant either. */
function noGrant(answer: EgressAnswer): PullFailed | null {
  const { status } = answer;
  if (status !== 400 && status !== 401) return null;
  const read = refused.safeParse(readIfJson(answer));
  const code = read.success && /client/.test(read.data.error) ? 'client-refused' : 'consent-revoked';
  return new PullFailed(code, { facts: { status }, stops: 'refused' });
}
