import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Role } from '#libs/events/words.js';
import type { Documents } from '#libs/ports/documents.js';
import { Access, type Caller } from './access.js';
import { languageWished } from './language-asked.js';
import { allowed, permissions, roleScopes, type Permission, type Scope } from './permissions.js';
import { HttpProblem } from './problem.js';
import { RateLimits, type LimitedReply } from './rate-limits.js';
import { refuseForeignOrigin } from './same-origin.js';
import type { EdgeRequest, Viewer } from './viewer.js';

export const SESSION_COOKIE = 'kith_session';
export const DOCUMENTS = Symbol('documents');
export const CLOCK = Symbol('clock');

interface PoolSeen {
  home: Viewer['home'];
  members: { member: string; role: Role }[];
}

/** Nobody gets in unless the table of permissions says so: a guard, because middleware can be bypassed by odd paths. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(DOCUMENTS) private readonly documents: Documents,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<EdgeRequest>();
    const reply = http.getResponse<LimitedReply>();
    const needed = permissions[routeOf(request)];
    if (needed === undefined) throw new HttpProblem(404, 'route-unknown', `There is nothing at ${request.url}.`);
    if (needed === 'probe') return true;
    return needed === 'hook' ? this.letPlatformIn(request, reply) : this.letPersonIn(request, reply, needed);
  }

  private async letPersonIn(request: EdgeRequest, reply: LimitedReply, needed: Permission): Promise<true> {
    refuseForeignOrigin(request);
    const session = request.cookies[SESSION_COOKIE] ?? null;
    const caller = await this.callerOf(bearerOf(request), session);
    this.limits.take(reply, countedAs(caller, request), needed === 'public' ? 'public' : 'known');
    const viewer = await this.viewerOf(caller, request);
    request.visit = { user: caller?.user ?? null, viewer, session };
    if (allowed(routeOf(request), scopesHere(caller, viewer))) return true;
    throw refusal(caller, viewer, needed);
  }

  /** A platform may send an `Authorization` of its own, which is none of ours. */
  private letPlatformIn(request: EdgeRequest, reply: LimitedReply): true {
    this.limits.take(reply, request.ip, 'hook');
    return true;
  }

  private async callerOf(bearer: string | null, session: string | null): Promise<Caller | null> {
    if (bearer !== null) return this.access.byKey(bearer);
    return session === null ? null : this.access.bySession(session);
  }

  private async viewerOf(caller: Caller | null, request: EdgeRequest): Promise<Viewer | null> {
    const place = caller === null ? null : await this.placeOf(caller);
    if (caller === null || place === null) return null;
    return {
      ...place,
      user: caller.user,
      scopes: scopesOf(caller, place.role),
      actor: caller.key === null ? `member:${place.member}` : `key:${caller.key}`,
      language: languageWished(request) ?? place.home.language,
    };
  }

  private async placeOf({ pool, member }: Caller): Promise<Pick<Viewer, 'pool' | 'member' | 'role' | 'home'> | null> {
    if (pool === null || member === null) return null;
    const [found] = await this.documents.many(pool, [{ collection: 'pool', key: 'self' }]);
    const seen = found?.body as PoolSeen | undefined;
    const role = seen?.members.find((one) => one.member === member)?.role;
    return seen === undefined || role === undefined ? null : { pool, member, role, home: seen.home };
  }
}

function routeOf(request: EdgeRequest): string {
  return `${request.method} ${request.routeOptions.url ?? ''}`;
}

/** Whose requests are counted together: a key's, a user's, or else those of an address. */
function countedAs(caller: Caller | null, request: EdgeRequest): string {
  return caller?.key ?? caller?.user ?? request.ip;
}

/** null for strangers; nobody who is known but in no pool has any. */
function scopesHere(caller: Caller | null, viewer: Viewer | null): readonly Scope[] | null {
  return caller === null ? null : (viewer?.scopes ?? []);
}

/** A key never may more than its member's role. */
function scopesOf(caller: Caller, role: Role): Scope[] {
  const own = roleScopes[role];
  return caller.keyScopes === null ? [...own] : own.filter((scope) => caller.keyScopes?.includes(scope));
}

function bearerOf(request: EdgeRequest): string | null {
  const header = request.headers['authorization'];
  const match = typeof header === 'string' ? /^Bearer (.+)$/i.exec(header) : null;
  return match?.[1] ?? null;
}

function refusal(caller: Caller | null, viewer: Viewer | null, needed: Permission): HttpProblem {
  if (caller === null) {
    return new HttpProblem(
      401,
      'not-signed-in',
      'You are not signed in. Open the one-time link that Kith printed at its start, or make a fresh one with "npm run kith -- user link".',
    );
  }
  if (viewer === null && caller.pool !== null)
    return new HttpProblem(
      403,
      'not-a-member',
      'You are not in this pool any more. Ask an owner of it to add you anew.',
    );
  if (viewer === null)
    return new HttpProblem(409, 'no-pool', 'There is no pool yet: name it first, on the page or with POST /v1/pools.');
  return new HttpProblem(
    403,
    'not-allowed',
    `Your role (${viewer.role}) does not include "${[needed].flat().join('" or "')}". Ask an owner or administrator of the pool.`,
  );
}
