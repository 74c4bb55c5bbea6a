import type { Role } from '#libs/events/words.js';

/** Scopes of API keys. A session has those of its member's role. */
export type Scope = 'read' | 'write' | 'decide' | 'import' | 'admin' | 'privacy';

/**
 * `public`: no login. `hook`: a platform, known by its signature. `session`: a login, not yet a pool (first run). Otherwise
 * the scope that is needed, or several of which one is enough.
 */
export type Permission = 'public' | 'hook' | 'session' | Scope | readonly Scope[];

/** What each role may do. Privacy officers see and erase, they do not write to anybody. */
export const roleScopes: Record<Role, readonly Scope[]> = {
  owner: ['read', 'write', 'decide', 'import', 'admin', 'privacy'],
  admin: ['read', 'write', 'decide', 'import', 'admin'],
  recruiter: ['read', 'write', 'decide', 'import'],
  viewer: ['read'],
  privacy: ['read', 'privacy'],
};

/** Every route of every service. A handler that is not listed stops the boot; a line without a handler does too. */
export const permissions: Readonly<Record<string, Permission>> = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /auth/link': 'public',
  'POST /v1/session': 'public',
  'DELETE /v1/session': 'session',
  'GET /v1/me': 'session',
  'PUT /v1/me/password': 'session',
  'POST /v1/me/link': 'session',
  'POST /v1/pools': 'session',
  'GET /v1/me/digest': 'decide',
  'PUT /v1/me/digest': 'decide',
  'POST /v1/me/digest/now': 'decide',
  'POST /v1/me/calendar': 'decide',
  'DELETE /v1/me/calendar': 'decide',
  'GET /calendar/:pool/:member/:secret': 'public',
  'GET /v1/wrote': 'public',
  'POST /v1/wrote': 'public',
  'GET /v1/contacts': 'read',
  'POST /v1/contacts': 'write',
  'POST /v1/contacts/bulk': 'write',
  'GET /v1/contacts/duplicates': 'read',
  'POST /v1/contacts/merge': 'write',
  'POST /v1/contacts/:id/unmerge': 'write',
  'POST /v1/contacts/apart': 'write',
  'GET /v1/first-look': 'read',
  'GET /v1/contacts/:id': 'read',
  'PATCH /v1/contacts/:id': 'write',
  'DELETE /v1/contacts/:id': 'privacy',
  'GET /v1/contacts/:id/history': 'read',
  'GET /v1/contacts/:id/at': 'read',
  'GET /v1/contacts/:id/verdicts': 'read',
  'PUT /v1/contacts/:id/keep': 'write',
  'DELETE /v1/contacts/:id/keep': 'write',
  'POST /v1/contacts/:id/touches': 'write',
  'POST /v1/contacts/:id/answers': 'write',
  'POST /v1/contacts/:id/responses': 'write',
  'POST /v1/contacts/:id/interactions/:seq/retract': 'write',
  'POST /v1/contacts/:id/notes': 'write',
  'PUT /v1/contacts/:id/policy': 'write',
  'DELETE /v1/contacts/:id/policy': 'write',
  'POST /v1/contacts/:id/tags': 'write',
  'POST /v1/contacts/:id/assign': 'write',
  'POST /v1/contacts/:id/follow-up': 'write',
  'POST /v1/contacts/:id/release': 'write',
  'POST /v1/contacts/:id/revive': 'write',
  'POST /v1/contacts/:id/objection': ['write', 'privacy'],
  'DELETE /v1/contacts/:id/objection': 'privacy',
  'POST /v1/contacts/:id/notice': ['write', 'privacy'],
  'POST /v1/contacts/:id/restriction': ['write', 'privacy'],
  'DELETE /v1/contacts/:id/restriction': 'privacy',
  'GET /v1/contacts/:id/export': 'privacy',
  'GET /v1/privacy/requests': 'privacy',
  'POST /v1/privacy/requests/:id': 'privacy',
  'GET /v1/privacy/due': 'privacy',
  'POST /v1/activities': 'import',
  'GET /v1/suggestions': 'read',
  'POST /v1/suggestions': 'decide',
  'POST /v1/suggestions/:id/open': 'decide',
  'POST /v1/suggestions/:id/accept': 'decide',
  'POST /v1/suggestions/:id/decline': 'decide',
  'POST /v1/suggestions/:id/snooze': 'decide',
  'POST /v1/suggestions/:id/confirm': 'decide',
  'POST /v1/suggestions/:id/handover': 'decide',
  'POST /v1/contacts/:id/handover': 'decide',
  'POST /v1/contacts/:id/handover/ask': 'decide',
  'POST /v1/contacts/:id/handover/decline': 'decide',
  'GET /v1/may-i': 'read',
  'GET /v1/outlook': 'read',
  'GET /v1/policy': 'read',
  'PUT /v1/policy': 'admin',
  'GET /v1/policy/rehearse': 'admin',
  'POST /v1/policy/rehearse': 'admin',
  'GET /v1/off-limits': 'read',
  'POST /v1/off-limits': 'admin',
  'DELETE /v1/off-limits/:id': 'admin',
  'GET /v1/imports': 'import',
  'POST /v1/imports': 'import',
  'POST /v1/imports/preview': 'import',
  'GET /v1/imports/:id': 'import',
  'GET /v1/imports/:id/rows': 'import',
  'POST /v1/imports/:id/revert': 'import',
  'POST /v1/imports/:id/rows/:row/keep': 'import',
  'GET /v1/sources': 'import',
  'GET /v1/sources/kinds': 'import',
  'POST /v1/sources': 'import',
  'GET /v1/sources/:id': 'import',
  'PATCH /v1/sources/:id': 'import',
  'DELETE /v1/sources/:id': 'import',
  'POST /v1/sources/:id/run': 'import',
  'GET /v1/sources/:id/runs': 'import',
  'POST /v1/sources/:id/pause': 'import',
  'POST /v1/sources/:id/resume': 'import',
  'POST /v1/sources/:id/secret': 'import',
  'POST /hooks/:kind/:endpoint': 'hook',
  'GET /v1/members': 'read',
  'POST /v1/members': 'admin',
  'PATCH /v1/members/:id': 'admin',
  'DELETE /v1/members/:id': 'admin',
  'GET /v1/keys': 'admin',
  'POST /v1/keys': 'admin',
  'DELETE /v1/keys/:id': 'admin',
  'GET /v1/projections/rebuild': 'admin',
  'POST /v1/projections/rebuild': 'admin',
  'GET /v1/parked': 'admin',
  'POST /v1/parked/:line/replay': 'admin',
  'POST /v1/parked/:line/discard': 'admin',
  'GET /v1/status': 'read',
  'GET /v1/ledger': 'admin',
  'GET /v1/commands/:key': 'read',
  'GET /v1/events': 'read',
};

/** Whether somebody with these scopes may call a route. */
export function allowed(route: string, scopes: readonly Scope[] | null): boolean {
  const needed = permissions[route];
  if (needed === undefined) return false;
  if (needed === 'public' || needed === 'hook') return true;
  if (scopes === null) return false;
  if (needed === 'session') return true;
  return typeof needed === 'string' ? scopes.includes(needed) : needed.some((one) => scopes.includes(one));
}
