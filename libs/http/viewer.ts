import type { Role } from '#libs/events/words.js';
import type { Scope } from './permissions.js';

/** Who asks, once the guard let them in. */
export interface Viewer {
  user: string | null;
  pool: string;
  member: string;
  role: Role;
  scopes: readonly Scope[];
  /** `member:ID` or `key:ID`, as events record it */
  actor: string;
  language: 'en' | 'de';
  home: { zone: string; country: string; language: 'en' | 'de' };
}

/** What the guard leaves on a request. Before the first run there is a user, but no viewer. */
interface Visit {
  user: string | null;
  viewer: Viewer | null;
  /** the session's token, to end it */
  session: string | null;
}

/** The parts of a request the edge reads. */
export interface EdgeRequest {
  method: string;
  url: string;
  ip: string;
  headers: Record<string, string | string[] | undefined>;
  routeOptions: { url?: string };
  cookies: Record<string, string | undefined>;
  visit?: Visit;
}
