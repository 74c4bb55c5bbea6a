import { foldEmployer, hintKey } from '#libs/identity/hint-key.js';
import type { Context, DocumentKey, Reader } from '#libs/kernel/decider.js';
import type { Card, ContactsDocuments } from '../documents.js';

type Documents = Reader<ContactsDocuments>;

/** A name that so many share at one employer proposes no duplicate any more; it also bounds the `hint` document. */
const SHARED_BY = 50;
/** More former names and employers than this are not remembered as hints. */
const KEPT_HINTS = 20;

const noEmployer: Card['employer'] = { id: null, name: null, hash: null };

/** Keys that entering somebody of this name at this employer will ask for. */
export function keysOfNames(name: string | null, employer: string | null, context: Context): DocumentKey[] {
  const house = employer === null ? null : foldEmployer(employer);
  const hint = name === null ? null : hintHash(name, employer, context);
  return [
    ...(house === null ? [] : [{ collection: 'employer-name', key: context.hash(`employer:${house}`) }]),
    ...(hint === null ? [] : [{ collection: 'hint', key: hint }]),
  ];
}

/** The employer of this name: its random id, made up if nobody of the pool stands there; none for a name without words. */
export function employerOf(name: string | null, documents: Documents, context: Context): Card['employer'] {
  const folded = name === null ? null : foldEmployer(name);
  if (name === null || folded === null) return noEmployer;
  const hash = context.hash(`employer:${folded}`);
  return { id: documents.get('employer-name', hash)?.employer ?? context.id('e'), name, hash };
}

/** Key of the `hint` document for a name at an employer, or null where these say nothing. */
export function hintHash(name: string, employer: string | null, context: Context): string | null {
  const key = employer === null ? null : hintKey(name, employer);
  return key === null ? null : context.hash(`hint:${key}`);
}

/** The same as a hint to record: null too if it is known already, or so common that it says nothing. */
export function newHint(hash: string | null, known: readonly string[], documents: Documents): string | null {
  if (hash === null || known.length >= KEPT_HINTS || known.includes(hash)) return null;
  return (documents.get('hint', hash)?.contacts.length ?? 0) < SHARED_BY ? hash : null;
}
