import { identityName } from '#libs/identity/schemes.js';
import type { Reader } from '#libs/kernel/decider.js';
import type { Concern } from '#libs/kernel/input.js';
import { knownCard } from '../../contact/known-card.rule.js';
import { subjectsOf } from '../../contact/merged-card.rule.js';
import type { ContactsDocuments } from '../../documents.js';
import type { IdentityDoc } from '../../identity/identity-documents.js';
import type { Draft } from '../draft.js';
import type { Workspace } from '../workspace.js';

/**
 * The keys by which an input waits or is held: its contacts, identities and members, and the contacts its identities
 * resolve to now. Null for a pool-wide kind, which never waits.
 */
export function concernKeys(draft: Draft, concern: Concern): string[] | null {
  if (concern === 'pool') return null;
  const { contacts = [], members = [] } = concern;
  const keys = [
    ...contacts.flatMap((contact) => contactKeys(draft, contact)),
    ...members.map((member) => `m:${member}`),
    ...hashesIn(draft.workspace, concern).flatMap((hash) => identityKeys(draft, hash)),
  ];
  return [...new Set(keys)];
}

/** The keys of the `identity` and `token` documents of whom an input concerns. */
export function hashesIn({ hash }: Pick<Workspace, 'hash'>, concern: Concern): string[] {
  if (concern === 'pool') return [];
  const { identities = [], hashes = [] } = concern;
  return [...identities.map((one) => hash(identityName(one))), ...hashes];
}

function identityKeys(draft: Draft, hash: string): string[] {
  const identity = draft.get('identity', hash) as IdentityDoc | null;
  return identity === null ? [`i:${hash}`] : [`i:${hash}`, ...contactKeys(draft, identity.contact)];
}

/** A merged contact waits for whatever waits for one of its parts. */
function contactKeys(draft: Draft, contact: string): string[] {
  const card = knownCard(contact, draft as Reader<ContactsDocuments>);
  return [...new Set([contact, ...(card === null ? [] : [card.id, ...subjectsOf(card)])])].map((id) => `c:${id}`);
}

/** The contact a key stands for, or null. */
export function contactOf(key: string): string | null {
  return key.startsWith('c:') ? key.slice(2) : null;
}
