import type { RefusalText } from './parts.js';
import { faultsEn } from './policy-faults.texts.js';

/**
 * A sentence for every code a command can be refused with: what is wrong, and what to do. A new code is one line here
 * and one in `refusals.de.ts`, which the compiler asks for.
 */
export const refusalsEn = {
  'contact-unknown': () => 'There is no such contact in this pool: search for them by name or profile address.',
  'contact-erased': () => 'This contact has been erased: nothing more can be recorded about them.',
  'contact-known': () => 'This person is in the pool already: open their contact and add what is new.',
  'identity-taken': () =>
    'This address or profile belongs to another contact: open that one and see which of them is right.',
  'too-many-tags': ({ because }, f) =>
    `A contact can have ${f.counted(because?.['most'], 'tag', 'tags')}: take some away first.`,
  'contact-held': () =>
    'Something said about this contact waits to be settled: settle it under Parked, then try again.',
  'suggestion-unknown': () => 'There is no such offer for this contact: reload Today.',
  'suggestion-ended': ({ because }, f) => `This offer ended on ${f.date(because?.['at'])}: reload Today.`,
  'not-accepted': () => 'This offer has not been accepted yet: accept it first, or record a message.',
  'handover-needless': () => 'Nobody else speaks with them: there is nothing to be handed over.',
  'handover-own-reason': () =>
    'You asked for this offer for a reason of your own: decline it, then hand the conversation over.',
  'not-voice': () => 'This conversation is not yours: ask whoever speaks with them.',
  'handover-not-asked': () => 'Nobody waits for this hand-over: reload the contact.',
  'not-yours': () => 'This offer belongs to somebody else of the team: ask them to pass it on.',
  'no-open-response': () => 'No message of theirs waits for an answer: record it as a message of yours.',
  'interaction-unknown': () => 'There is no such message of this contact to take back: reload their history.',
  'until-before-response': ({ because }, f) =>
    `The date they gave, ${f.date(because?.['until'])}, lies before their message: correct it.`,
  'until-past': ({ because }, f) => `${f.date(because?.['until'])} is over: choose a later day.`,
  'date-past': ({ because }, f) => `${f.date(because?.['at'])} is over: choose a later date.`,
  rules: ({ because }, f, against) => {
    const from = because?.['from'];
    const then = typeof from === 'number' ? `Try again from ${f.date(from)}.` : 'Something must change first.';
    return `Not now: ${[...against, then].join(' ')}`;
  },
  'stale-version': () => 'Somebody changed this meanwhile: reload and decide again.',
  suppressed: () =>
    'This person asked not to be kept here: nothing was recorded; only the privacy role can lift that, on their wish.',
  'nobody-named': () => 'Neither an address or profile nor a name with an employer is given: add one of them.',
  'invalid-input': () => 'Some fields are missing or not as they should be: correct those that are named.',
  'decision-failed': () =>
    'This could not be decided because of a fault of ours; nothing was changed: try again, or tell an administrator.',
  queued: () => 'This is taken in and will be decided soon: there is no need to send it again.',
  parked: () =>
    'This could not be decided and is set aside; nothing is lost: an administrator sees why under "parked".',
  discarded: () => 'An administrator gave this up while it waited: say it again if it still holds.',
  yielded: () => 'They were let go or objected while this waited, and that counts: look at them and decide anew.',
  'key-reused': () => 'This Idempotency-Key was used for something else: send another one.',
  'key-exists': () => 'There is a key with this id already: make another one.',
  'secret-shown': () =>
    'The secret of this key was shown once, when it was made: if it was lost, revoke the key and make another one.',
  'key-unknown': () => 'There is no such key: reload the list of keys.',
  'member-unknown': () => 'There is no such member in this pool: choose one from the team.',
  'member-exists': () => 'This member is in the team already: change them instead.',
  'last-owner': () => 'A pool needs an owner: make somebody else an owner first.',
  'pool-unknown': () => 'There is no such pool: choose another one.',
  'pool-exists': () => 'There is a pool with this id already: make another one.',
  'pool-moved': () => 'This pool has moved to another installation: go on there.',
  'zone-unknown': ({ because }) => `${String(because?.['zone'])} is no time zone: use a name like Europe/Berlin.`,
  'policy-refused': ({ because }) => `Nothing was changed: ${faultsEn(because?.['faults'])}`,
  'employer-not-closed': () => 'This employer is not off-limits: reload the list.',
  'employer-nameless': () => 'This is no name of an employer: write it as their own page does.',
  'duty-unknown': () => 'There is no such duty of an erasure: nothing to report.',
  'line-unknown': () => 'Nothing is parked there any more: reload the list.',
  'import-unknown': () => 'There is no such import: reload the list of imports.',
  'import-not-finished': () => 'This import is still running: wait until it is finished.',
  'import-too-old': ({ because }, f) =>
    `This import is older than ${f.counted(because?.['days'], 'day', 'days')} and cannot be taken back as a whole any more: correct its contacts one by one.`,
  'row-unknown': () => 'This import has no such row: reload its rows.',
  'request-closed': () => 'There is nothing left to decide here: reload the requests.',
  'row-erased': () => 'This person was erased: there is nothing left to keep.',
  'format-unknown': ({ because }) =>
    `${String(because?.['format'])} is no format Kith reads: choose one of those that are offered.`,
  'no-address': () =>
    'The pool knows no e-mail address of yours: ask an administrator to enter it, or choose another way.',
  'address-of-contact': () =>
    'Your e-mail address belongs to one of your contacts, and Kith never sends to a contact: remove it there, or have another address entered for you.',
  'webhook-invalid': () =>
    'This is no address of an incoming webhook of this chat: copy it anew from the settings of the chat.',
  'no-digest': () => 'You have chosen no digest: choose e-mail or a chat first.',
  'webhook-unknown': () => 'There is no such web hook in this pool: reload the list.',
  'webhook-address-invalid': () =>
    'This is no web address that can be told anything: it begins with https and holds no user and no password.',
  'webhook-stopped': () => 'This web hook has stopped: let it go on first.',
  'delivery-unknown': () => 'There is no such message of this web hook (any more): reload its deliveries.',
  'too-many-webhooks': ({ because }, f) =>
    `A pool tells at most ${f.counted(because?.['most'], 'system', 'systems')}: remove one first.`,
  'event-type-unknown': ({ because }) =>
    `Nothing of the type "${String(because?.['type'])}" ever happens here: choose one of those that are listed.`,
  'asked-already': () => 'One is on its way already: wait a minute before you ask for another.',
} satisfies Readonly<Record<string, RefusalText>>;

/** Every code that has its own sentence. */
export type RefusalCode = keyof typeof refusalsEn;

/** A refusal that this release has no words for. */
export const unknownRefusalEn: RefusalText = ({ refused }) =>
  `This was refused (${refused}) and nothing was changed: check what you sent.`;
