import type { Reader } from '#libs/kernel/decider.js';
import type { Concern, InputIdentity } from '#libs/kernel/input.js';
import { knownCard } from '../contact/known-card.rule.js';
import { subjectsOf } from '../contact/merged-card.rule.js';
import type { ContactsDocuments } from '../documents.js';
import type { IdentityDoc } from '../identity/identity-documents.js';
import type { Draft } from './draft.js';

/**
 * The keys by which an input waits or is held: its contacts, identities and members, and the contacts its identities
 * resolve to now. Null for a pool-wide kind, which never waits.
 */
export function concernKeys(draft: Draft, concern: Concern): string[] | null {
  if (concern === 'pool') return null;
  const { contacts = [], members = [], identities = [] } = concern;
  const keys = [
    ...contacts.flatMap((contact) => contactKeys(draft, contact)),
    ...members.map((member) => `m:${member}`),
  ];
  return [...new Set([...keys, ...identities.flatMap((identity) => identityKeys(draft, identity))])];
}

function identityKeys(draft: Draft, { scheme, value }: InputIdentity): string[] {
  const hash = draft.workspace.hash(`${scheme}:${value}`);
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
