import { failureCodes } from './failure-codes.js';

/**
 * Every code of a problem document, under the status it is answered with: what is wrong, and what to do. The server
 * takes the status from here, `/docs/problems` shows it all; a code that is missing fails `problem-codes.spec.ts`.
 */
const codesByStatus: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  201: {
    'secret-shown': 'A key was asked for again, and its secret is shown only once: make another one if it was lost.',
  },
  202: {
    queued: 'This is taken in and not decided yet: ask at the `href` of the answer what became of it.',
    parked: 'This could not be decided and waits for an administrator: ask at the `href` what became of it.',
  },
  400: {
    'request-invalid': 'The request cannot be read: correct it as its sentence says.',
    'not-utf8': 'The bytes of the body are no UTF-8, so some of it would be lost: encode it as UTF-8.',
    'not-json': 'The body is no JSON: correct it where the sentence says.',
    'too-deep': 'The body nests lists and objects too deep for any request: make it flatter.',
    'field-forbidden': 'A field called "__proto__", or "constructor" with a "prototype", is never taken: leave it out.',
  },
  401: {
    'not-signed-in': 'Nobody is signed in: open the one-time link, make one with "kith user link", or send an API key.',
    'signature-wrong': 'The signature of a delivery does not fit: give the platform the secret of its source.',
    'signature-untimely': 'A delivery was signed at another time than now: set the clock there, or that of Kith.',
    'login-wrong': 'User or password is not right, or no password has been set: try again, or use a one-time link.',
  },
  403: {
    'not-allowed': 'Your role, or your key, does not include this: ask an owner or administrator of the pool.',
    'above-own': 'Nobody gives or takes rights that they do not have themselves: ask an owner of the pool.',
    'not-a-member': 'You, or whoever your key was made for, left this pool: ask an owner of it to add you anew.',
    'not-yours': 'This offer belongs to somebody else of the team: ask them to pass it on.',
    'foreign-origin': 'A request with a cookie came from another page: scripts send an API key instead of the cookie.',
  },
  404: {
    'hook-unknown': 'No source has this address: copy it anew from the sources page.',
    'route-unknown': 'There is no such address: compare it with /openapi.json.',
    'contact-unknown': 'There is no such contact in this pool, or it was erased: search by name or profile address.',
    'suggestion-unknown': 'There is no such offer, or it was erased with its contact: read the offers anew.',
    'interaction-unknown': 'This contact has no such message to take back: read their history anew.',
    'member-unknown': 'There is no such member in this pool: choose one of GET /v1/members.',
    'key-unknown': 'There is no such API key: choose one of GET /v1/keys.',
    'pool-unknown': 'There is no such pool: choose another one.',
    'import-unknown': 'There is no such import, or it is another member’s: choose one of GET /v1/imports.',
    'source-unknown': 'There is no such source, or it was removed: choose one of GET /v1/sources.',
    'row-unknown': 'No such row of this import waits to be kept: read its rows anew.',
    'request-unknown': 'There is no such privacy request in this pool: read GET /v1/privacy/requests anew.',
    'line-unknown': 'Nothing is parked there any more: read GET /v1/parked anew.',
    'webhook-unknown': 'There is no such web hook in this pool: choose one of GET /v1/webhooks.',
    'delivery-unknown': 'There is no such message (any more): choose one of the deliveries of the web hook.',
    'employer-not-closed': 'This employer is not off-limits: choose one of GET /v1/off-limits.',
    'calendar-unknown': 'There is no such calendar, or its address was renewed: copy it anew from the settings.',
    'command-unknown': 'Nothing is known of a command under this key: outcomes are kept for 7 days.',
  },
  409: {
    'no-pool': 'There is no pool yet: name it first, on the page or with POST /v1/pools.',
    rules: 'The rules of etiquette say no: `verdicts` names each that does, `from` the first possible time.',
    'contact-known': 'This person is in the pool already: open the `contact` that is named and add what is new.',
    'contact-erased': 'This contact has been erased: nothing more can be recorded about them.',
    'contact-held': 'Something said about this contact waits to be settled: settle it under GET /v1/parked first.',
    'same-contact': 'These are one contact already: name two different ones.',
    'not-merged': 'This contact is not part of another one: there is no merge to take back.',
    'too-many-merged': 'So many entries cannot be one person: `most` is the limit.',
    'identity-taken': 'This address belongs to the `contact` that is named: see which of the two is right.',
    'too-many-tags': 'A contact has `most` tags already: take some away first.',
    suppressed: 'This person asked not to be kept here: nothing was recorded; the privacy role lifts it on their wish.',
    'nobody-named': 'Neither an address or profile nor a name with an employer was given: add one of them.',
    'suggestion-ended': 'This offer has ended: read the offers anew.',
    'handover-needless': 'Nobody else speaks with this contact: there is nothing to be handed over.',
    'handover-own-reason': 'This offer rests on its member’s wish alone: decline it, then hand the conversation over.',
    'not-voice': 'This conversation is not yours: ask whoever speaks with them (`voice` of the contact).',
    'handover-not-asked': 'Nobody waits for this hand-over: read the contact anew.',
    'not-accepted': 'This offer has not been accepted: accept it first, or record a message without it.',
    'no-open-response': 'No message of theirs waits for an answer: record yours as a touch.',
    'consent-withdrawn': 'They took this back after the day that was named: record what they agreed to since.',
    'until-past': 'The day that was chosen is over: choose a later one.',
    'back-not-ahead': 'The day they are back is over already: correct it, or leave it out if nobody knows it.',
    'away-too-long': 'They are away for more than a year: record what they wish instead, as “not now” with a date.',
    'address-unknown': 'This is none of their e-mail addresses: see which ones the contact has.',
    'until-before-response': 'The date they gave lies before their message: correct it.',
    'date-past': 'The date that was chosen is over: choose a later one.',
    'member-exists': 'This member is in the team already: change them instead.',
    'last-owner': 'A pool needs an owner: make somebody else an owner first.',
    'key-exists': 'There is an API key with this id already: make another one.',
    'pool-exists': 'There is a pool with this id already: make another one.',
    'pool-moved': 'This pool has moved to another installation: go on there.',
    'rehearsal-running': 'A policy is being rehearsed already: wait until that has come to its end.',
    'verification-running': 'The ledger is being proved already: wait until that is done.',
    'rebuild-running': 'The documents are being rebuilt already: wait until that has come to its end.',
    'rebuild-interrupted': 'The rebuild was interrupted and changed nothing: ask for it again.',
    'rebuild-unknown': 'Another rebuild has taken its place, or another release runs: ask for it again.',
    'rebuild-behind': 'Too much was decided meanwhile: the rebuild folds on by itself.',
    'zone-unknown': 'This is no time zone: use a name like Europe/Berlin.',
    'duty-unknown': 'There is no such duty of an erasure: there is nothing to report.',
    'import-not-finished': 'This import is still being worked on: wait until it is finished.',
    'import-too-old': 'Rows are kept for 30 days: correct the contacts of this older import one by one.',
    'source-not-active': 'This source is paused or has stopped: let it go on first.',
    'secret-of-platform': 'The platform makes this secret: make a new one there, then PATCH /v1/sources with it.',
    'source-not-asked': 'This source calls Kith by itself: there is nothing to ask it.',
    'request-closed': 'This request is not open (any more): read GET /v1/privacy/requests anew.',
    'no-address': 'The pool knows no e-mail address of this member: an administrator enters it: PATCH /v1/members.',
    'address-of-contact':
      'This address belongs to a contact, and Kith never sends to one: remove it there, or enter another for the member.',
    'no-digest': 'No digest is chosen: choose one with PUT /v1/me/digest first.',
    'too-many-webhooks': 'This pool tells `most` systems already: remove one first.',
    'webhook-stopped': 'This web hook has stopped: resume it first.',
    'asked-already': 'A digest is on its way: wait a minute before asking for another.',
    'link-over': 'The link has ended, or is no link of this Kith: sign in and say it on Today.',
    'row-erased': 'This person was erased: there is nothing left to keep.',
    discarded: 'An administrator gave this up while it waited: say it again if it still holds.',
    yielded: 'They were let go or objected while this waited, and that counts: read the contact and decide anew.',
    'decision-failed': 'A fault of Kith; nothing was changed: try again, or tell an administrator (GET /v1/parked).',
  },
  412: {
    'stale-version': 'Somebody changed this since you read it: read it again and decide again.',
  },
  413: {
    'too-large': 'The request is larger than 1 MB: send less at once; only imports may be larger.',
    'input-too-large': 'What is said at once is too long to be recorded: say less at once, or shorten the text.',
    'file-too-large': 'The file is larger than 100 MB: split it and import the parts one after the other.',
  },
  415: {
    'json-wanted': 'This address takes JSON: send the body as JSON, with "Content-Type: application/json".',
    'format-unknown': 'Kith does not read this format: choose one of those its sentence names.',
  },
  422: {
    'invalid-input': 'A field is missing or not as it should be: correct the `field` that is named.',
    'unknown-field': 'A field is not known here: leave it out, or check its spelling.',
    'identity-invalid': 'This is no e-mail address, phone number or profile address: give one, or search by name.',
    'cursor-invalid': 'This cursor was not given out here: begin again without it.',
    'key-invalid': 'The Idempotency-Key is not one text of 1 to 200 characters: send one that is.',
    'key-reused': 'The Idempotency-Key was used for something else before: send a new one.',
    'if-match-invalid': 'If-Match is not an ETag of this API: send it as you read it, like "12".',
    'source-kind-unknown': 'Kith knows no source of this kind: choose one of GET /v1/sources/kinds.',
    'mapping-invalid': 'The mapping of columns cannot be used: correct it as its sentence says.',
    'mapping-without-identity': 'No column for addresses, numbers or profiles is named: name one of them.',
    'policy-refused': 'These numbers cannot be: `faults` names each field, its limit and why; the old policy stays.',
    'employer-nameless': 'This is no name of an employer: write it as their own page does.',
    'webhook-address-invalid': 'No web address that can be told anything: use https, without user and password.',
    'event-type-unknown': 'There is no such type of event: choose one of GET /v1/webhooks/types.',
    'webhook-invalid': 'This is no address of an incoming webhook of this chat: copy it anew from the chat.',
    'address-invalid': 'This is no web address that can be called: it may hold no user and no password.',
    'address-refused': 'The address leads into a private network: have an operator list it in KITH_EGRESS_ALLOW.',
    'port-refused': 'Only the ports 443 and 80 are called: have an operator list others in KITH_EGRESS_ALLOW.',
    'scheme-refused': 'The address is not encrypted: use one that begins with "https:".',
    'expiry-too-late': 'An API key lives one year at most: name an earlier `expiresAt`.',
  },
  429: {
    'too-many-requests': 'Too many requests in a minute: wait for the seconds of Retry-After.',
  },
  ...failureCodes,
};

/** One code of a problem document. */
export interface ProblemCode {
  code: string;
  status: number;
  /** what is wrong, and what to do */
  text: string;
}

/** All codes, by status and in the order they are shown. */
export const problemCodes: readonly ProblemCode[] = Object.entries(codesByStatus).flatMap(([status, codes]) =>
  Object.entries(codes).map(([code, text]) => ({ code, status: Number(status), text })),
);

const statuses = new Map(problemCodes.map(({ code, status }) => [code, status]));

/** The status a code is answered with; `otherwise` for a code of a newer release. */
export function statusOf(code: string, otherwise: number): number {
  return statuses.get(code) ?? otherwise;
}
