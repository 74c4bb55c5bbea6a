import {
  poolSourceChanged,
  poolSourceConnected,
  poolSourcePaused,
  poolSourceRemoved,
} from '#libs/events/pool.events.js';
import { sourceChange, sourceConnect, sourcePause, sourceRemove } from '#libs/events/pool.inputs.js';
import type { SourcePauseReason } from '#libs/events/words.js';
import { defineDecider, type Reader } from '#libs/kernel/decider.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { ContactsDocuments } from '../documents.js';
import type { KnownSourceDoc } from './pool-documents.js';
import { refuseMember } from './known.rule.js';

type Documents = Reader<ContactsDocuments>;

const place = (source: string) => ({ collection: 'known-source', key: source });
const subject = (source: string) => `source/${source}`;
const cardPlaces = (contact: string | null) => (contact === null ? [] : [{ collection: 'card', key: contact }]);

/** From now on this source may tell the pool facts. Once per id; said again it changes nothing. Refuses `member-unknown`, `contact-unknown`. */
export const connectSource = defineDecider({
  input: sourceConnect,
  loads: ({ source, member, contact }) => [
    place(source),
    { collection: 'member', key: member },
    ...cardPlaces(contact),
  ],
  decide: ({ name, address, ...data }, documents: Documents) => {
    const about = place(data.source);
    if (documents.get('known-source', data.source) !== null) return { about, events: [] };
    const refusal = refuseMember(documents, data.member) ?? refuseContact(documents, data.contact);
    if (refusal !== null) return refusal;
    return {
      about,
      events: [poolSourceConnected.make({ subject: subject(data.source), data, personal: { name, address } })],
    };
  },
});

/**
 * It is another now, and goes on if it was paused; where it `rests` it is paused anew, for a change alone would let it go
 * on. Refuses `source-unknown`, `contact-unknown`.
 */
export const changeSource = defineDecider({
  input: sourceChange,
  loads: ({ source, contact }) => [place(source), ...cardPlaces(contact)],
  decide: ({ name, address, rests, ...data }, documents: Documents) => {
    const about = place(data.source);
    const known = documents.get('known-source', data.source);
    if (known === null) return unknown(data.source);
    if (isSame(known, { name, address, ...data }) && (rests || known.paused === null)) return { about, events: [] };
    const refusal = known.contact === data.contact ? null : refuseContact(documents, data.contact);
    if (refusal !== null) return refusal;
    const event = poolSourceChanged.make({ subject: subject(data.source), data, personal: { name, address } });
    return { about, events: [event, ...(rests ? stillPaused(known) : [])] };
  },
});

/** Nothing is taken from it for now, but for what its platform tells of people whom it let go of. Refuses `source-unknown`. */
export const pauseSource = defineDecider({
  input: sourcePause,
  loads: ({ source }) => [place(source)],
  decide: (data, documents: Documents) => {
    const known = documents.get('known-source', data.source);
    if (known === null) return unknown(data.source);
    if (known.paused === data.reason) return { about: place(data.source), events: [] };
    return { about: place(data.source), events: [paused(data.source, data.reason)] };
  },
});

/** It tells nothing any more. Said again it changes nothing: whoever removes one must be able to end what broke off. */
export const removeSource = defineDecider({
  input: sourceRemove,
  loads: ({ source }) => [place(source)],
  decide: (data, documents: Documents) => {
    if (documents.get('known-source', data.source) === null) return { events: [] };
    return { events: [poolSourceRemoved.make({ subject: subject(data.source), data })] };
  },
});

const paused = (source: string, reason: SourcePauseReason) =>
  poolSourcePaused.make({ subject: subject(source), data: { source, reason } });

const stillPaused = ({ source, paused: reason }: KnownSourceDoc) => (reason === null ? [] : [paused(source, reason)]);

const unknown = (source: string): Refusal => ({ refused: 'source-unknown', because: { source } });

function refuseContact(documents: Documents, contact: string | null): Refusal | null {
  if (contact === null || documents.get('card', contact) !== null) return null;
  return { refused: 'contact-unknown', because: { contact } };
}

type Said = Pick<KnownSourceDoc, 'name' | 'address' | 'basis' | 'contact'>;

function isSame(known: KnownSourceDoc, said: Said): boolean {
  return (['name', 'address', 'basis', 'contact'] as const).every((field) => known[field] === said[field]);
}
