import type { Role } from '#libs/events/words.js';
import { roleScopes, type Scope } from './permissions.js';
import { SpokenProblem } from './problem.js';
import type { Viewer } from './viewer.js';

/**
 * Nobody gives or takes a role that may do what they may not here, with the key they come with: an administrator makes no
 * owner, not of themselves either.
 */
export function refuseRoleAbove(viewer: Pick<Viewer, 'role' | 'scopes'>, role: Role): void {
  if (roleScopes[role].every((scope) => viewer.scopes.includes(scope))) return;
  throw new SpokenProblem(403, 'above-own', {
    en: `The role "${role}" may do more than you (${viewer.role}) may here: ask an owner of the pool to change this.`,
    de: `Die Rolle „${role}“ darf mehr als du (${viewer.role}) hier: bitte eine Inhaberin oder einen Inhaber des Pools darum.`,
  });
}

/** A key may nothing that whoever makes it may not, also if it is made for somebody who may more. */
export function refuseScopesAbove(viewer: Pick<Viewer, 'scopes'>, scopes: readonly Scope[]): void {
  const above = scopes.filter((scope) => !viewer.scopes.includes(scope));
  if (above.length === 0) return;
  const names = above.map((scope) => `"${scope}"`).join(', ');
  throw new SpokenProblem(403, 'above-own', {
    en: `You may not give a key what you may not do yourself (${names}): leave it out or ask an owner of the pool.`,
    de: `Ein Schlüssel kann nicht dürfen, was du selbst nicht darfst (${names}): lass es weg oder bitte eine Inhaberin oder einen Inhaber darum.`,
  });
}
