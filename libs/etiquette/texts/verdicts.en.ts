import type { Format } from './format.js';
import { networkNames, wayNames } from './names.js';
import type { Texts, VerdictValues } from './parts.js';

const from = (until: unknown, f: Format) => (until === null ? '' : `; possible from ${f.date(until)}`);

/** Refusals of older releases do not say it. */
const by = (at: unknown, f: Format) => (typeof at === 'number' ? `, by ${f.date(at)} at the latest` : '');

const text = (value: unknown) => (typeof value === 'string' ? value : null);

const offLimitsWords: Readonly<Record<string, string>> = {
  client: 'a client of yours',
  partner: 'a partner of yours',
  agreement: 'you agreed not to write there',
  'own-house': 'it is your own house',
  other: 'your team decided so',
};

/** One sentence per verdict: the number, the fact, and from when. */
export const verdictsEn: Texts['verdicts'] = {
  'objection/none': () => 'They have not objected.',
  'objection/objected': ({ at }, f) =>
    `They said on ${f.date(at)} that they do not want to hear from you: never again, unless they wish otherwise.`,
  'restriction/none': () => 'Their data may be used.',
  'restriction/wished': ({ at }, f) =>
    `Since ${f.date(at)} their data is only kept, as they asked: nobody writes until that is lifted.`,
  'restriction/platform': ({ at }, f) =>
    `A platform said on ${f.date(at)} that it deleted them: nobody writes until that is decided.`,
  'released/none': () => 'They have not been let go.',
  'released/released': ({ at }, f) =>
    `They were let go on ${f.date(at)}; a sign of theirs or your decision brings them back.`,
  'held/none': () => 'Nothing about them waits to be settled.',
  'held/held': ({ lines }, f) =>
    `${f.counted(lines, 'thing said about them waits', 'things said about them wait')} to be settled first.`,
  'notice/none-owed': () => 'They know of you, or a notice goes with the first message.',
  'notice/given': ({ at }, f) => `They were told on ${f.date(at)} that you know of them.`,
  'notice/owed': ({ blockedAt }, f) => `A source found them: tell them by ${f.date(blockedAt)} that you know of them.`,
  'notice/overdue': ({ blockedAt }, f) =>
    `A source found them, and by ${f.date(blockedAt)} nobody had told them: tell them, or let them go.`,
  'country/open': () => 'Where they live, somebody may be written to who does not know you yet.',
  'country/relation': () => 'They know you, or you know them in person.',
  'country/ask-first': () => 'They do not know you yet: invite them, or reply to what they said in public.',
  'country/asking': () => 'An invitation or a public reply asks before it says anything.',
  'country/no-relation': ({ country }) =>
    `They do not know you yet, and ${country === null ? 'nothing is known of where they live' : 'the law of where they live protects them from messages they did not ask for'}: invite them, or reply to what they said in public.`,
  'country/consent': ({ channels, at }, f) =>
    `They agreed on ${f.date(at)} to hear from you by this way: ${wayNames('en', channels)}.`,
  'country/withdrawn': ({ channels, at }, f) =>
    `They said on ${f.date(at)} that they want no messages in this way any more: ${wayNames('en', channels)}. It stays closed until they agree anew.`,
  'in-process/none': () => 'No application of theirs is running.',
  'in-process/active': ({ at, until }, f) =>
    `An application of theirs is running, last active on ${f.date(at)}: nobody writes on the side${from(until, f)}.`,
  'in-process/hired': ({ at, until }, f) => `They were hired on ${f.date(at)} and are left in peace${from(until, f)}.`,
  'in-process/lapsed': ({ at }, f) =>
    `Nothing has been heard of their application since ${f.date(at)}: find out whether it still runs.`,
  'unwelcome/none': () => 'They have not turned away from you anywhere.',
  'unwelcome/not-by-email': () => 'They do not want e-mail: another way is open.',
  'unwelcome/no-email': () => 'They do not want e-mail: choose another way.',
  'unwelcome/closed': ({ at, network }, f) =>
    `They turned away from you on ${networkNames(text(network))} on ${f.date(at)}: that way stays closed.`,
  'unwelcome/resting': ({ at, until }, f) =>
    `They turned away from one of you on ${f.date(at)}: leave them in peace${from(until, f)}.`,
  'away/none': () => 'They are not away, as far as you know.',
  'away/dated': ({ back, until }, f) =>
    `They are away until they are back on ${f.date(back)}, and have two working days to catch up${from(until, f)}.`,
  'away/undated': ({ at, until }, f) =>
    `They were away on ${f.date(at)}, and nobody knows until when${from(until, f)}.`,
  'bounced/none': () => 'No address of theirs is known to be out of use.',
  'bounced/not-by-email': ({ at }, f) => `E-mails to them come back since ${f.date(at)}: another way may reach them.`,
  'bounced/email': ({ at }, f) =>
    `E-mails to them come back since ${f.date(at)}: choose another way, or add an address that works.`,
  'bounced/no-way': ({ at }, f) =>
    `E-mails to them come back since ${f.date(at)}, and no other way is known: add one, or name the way you know.`,
  'cap/room': (b, f) =>
    `${f.number(b['monthUsed'])} of ${f.number(b['monthOf'])} messages in 30 days and ${f.number(b['yearUsed'])} of ${f.number(b['yearOf'])} in 365 are used${b['reserved'] === true ? ', one more is reserved' : ''}.`,
  'cap/answer': () => 'An answer to them needs no allowance.',
  'cap/month-full': (b, f) =>
    `${f.number(b['monthUsed'])} of ${f.number(b['monthOf'])} messages in 30 days are used${b['reserved'] === true ? ' and one is reserved' : ''}${from(b['until'], f)}.`,
  'cap/year-full': (b, f) =>
    `${f.number(b['yearUsed'])} of ${f.number(b['yearOf'])} messages in 365 days are used${b['reserved'] === true ? ' and one is reserved' : ''}${from(b['until'], f)}.`,
  'gap/nothing-unanswered': () => 'No message of yours waits for an answer.',
  'gap/over': ({ days, lastAt }, f) =>
    `The last message, of ${f.date(lastAt)}, is more than ${f.number(days)} days old.`,
  'gap/running': ({ days, lastAt, until }, f) =>
    `The last message, of ${f.date(lastAt)}, needs ${f.number(days)} days of rest${from(until, f)}.`,
  'rhythm/exempt': () => 'This reason lies between you and needs no rhythm.',
  'rhythm/no-exchange': () => 'There has been no exchange whose rhythm would count.',
  'rhythm/over': ({ days, lastAt }, f) =>
    `The last exchange, on ${f.date(lastAt)}, is at least ${f.number(days)} days ago.`,
  'rhythm/running': ({ days, lastAt, until }, f) =>
    `After the exchange of ${f.date(lastAt)} come ${f.number(days)} quiet days${from(until, f)}.`,
  'back-off/no-silence': () => 'They have left nothing unanswered.',
  'back-off/follow-up': ({ lastAt }, f) => `The message of ${f.date(lastAt)} may be followed up once.`,
  'back-off/over': ({ episodes, days }, f) =>
    `${f.counted(episodes, 'attempt is', 'attempts are')} unanswered, and the ${f.number(days)} days to wait are over.`,
  'back-off/not-now': ({ dateGiven, closeUntil, until }, f) =>
    `They said not now${dateGiven === true ? ` and named ${f.date(closeUntil)}` : ''}${from(until, f)}.`,
  'back-off/follow-up-later': ({ lastAt, until }, f) =>
    `The message of ${f.date(lastAt)} may be followed up once, a little later${from(until, f)}.`,
  'back-off/waiting': ({ episodes, days, lastAt, until }, f) =>
    `${f.counted(episodes, 'attempt is', 'attempts are')} unanswered: ${f.number(days)} days of silence after ${f.date(lastAt)}${from(until, f)}.`,
  'dormant/none': () => 'They are no dormant tie.',
  'dormant/once': ({ lastAt }, f) =>
    `The last exchange was on ${f.date(lastAt)}: one message with a reason of its own fits, and only one.`,
  'dormant/needs-reason': ({ lastAt }, f) =>
    `The last exchange was on ${f.date(lastAt)}: after so long, the tie alone is no reason.`,
  'dormant/written': ({ writtenAt, until }, f) =>
    `After years of silence they were written to on ${f.date(writtenAt)}: once in three years is enough${from(until, f)}.`,
  'reserved/free': () => 'Nobody else is about to write.',
  'reserved/offered': ({ until }, f) => `They are offered to one of you right now${from(until, f)}.`,
  'reserved/accepted': ({ knownBy }, f) =>
    `One of you is about to write; wait until it is known whether they did${by(knownBy, f)}.`,
  'voice/nobody': () => 'No member named, so nobody is asked whose conversation it is.',
  'voice/free': () => 'Nobody of you is in conversation with them.',
  'voice/theirs': ({ at }, f) => `The last exchange, on ${f.date(at)}, was yours.`,
  'voice/joins': ({ at }, f) => `After the exchange of ${f.date(at)} you may write, too.`,
  'voice/others': ({ at, until }, f) =>
    `A colleague has been in conversation with them since ${f.date(at)}: ask for a hand-over, or wait${from(until, f)}.`,
  'budget/nobody': () => 'No member named, no budget asked.',
  'budget/room': ({ offers, offersOf }, f) =>
    `${f.number(offers)} of ${f.counted(offersOf, 'offer', 'offers')} today, and room for messages.`,
  'budget/offers': ({ used, of, open, until }, f) =>
    `${f.number(used)} of ${f.counted(of, 'offer', 'offers')} today, ${f.number(open)} still open${Number(open) >= Number(of) ? ': decide one of them first' : ''}${from(until, f)}.`,
  'budget/ties': ({ used, of, until }, f) =>
    `${f.number(used)} of ${f.counted(of, 'offer', 'offers')} today were only to stay in touch${from(until, f)}.`,
  'budget/ties-spread': ({ backlog, until }, f) =>
    `${Number(backlog) > 0 ? `${f.counted(backlog, 'contact waits', 'contacts wait')} for a word from you, spread evenly` : 'Those you only want to stay in touch with come spread over time'}${from(until, f)}.`,
  'budget/touches-day': ({ used, reserved, of, until }, f) =>
    `${f.number(used)} messages in 24 hours and ${f.number(reserved)} about to be written, of ${f.number(of)}${from(until, f)}.`,
  'budget/touches-week': ({ used, reserved, of, until }, f) =>
    `${f.number(used)} messages in 7 days and ${f.number(reserved)} about to be written, of ${f.number(of)}${from(until, f)}.`,
  'brake/nobody': () => 'No member named, so nobody’s messages are looked at.',
  'brake/too-few': () => 'Of your last half year there is too little to say how your messages are received.',
  'brake/free': ({ messages, replies }, f) =>
    `Of your last ${f.number(messages)} messages to people who had replied before, ${f.number(replies)} were answered.`,
  'brake/answer': () => 'They wrote to you: an answer is never slowed down.',
  'brake/room': ({ messages, replies, share }, f) =>
    `Of your last ${f.number(messages)} messages to people who had replied before, ${f.number(replies)} were answered: ${f.number(share)} % of your day and week are left, and there is room.`,
  'brake/slowed': ({ messages, replies, asked, share, until }, f) =>
    `Of your last ${f.number(messages)} messages to people who had replied before, ${f.number(replies)} were answered; below ${f.number(asked)} your day and week have ${f.number(share)} % of their room. Fewer and more personal messages help${from(until, f)}.`,
  'brake/stopped': ({ messages, objections, until }, f) =>
    `After ${f.number(objections)} of your last ${f.number(messages)} messages people asked not to hear from you any more: talk it over in your team before you write again${from(until, f)}.`,
  'employer/none': () => 'No employer of theirs is known.',
  'employer/off-limits': ({ why, until }, f) =>
    `Their employer is off-limits for your team (${offLimitsWords[text(why) ?? ''] ?? '…'})${from(until, f)}.`,
  'employer/known': () => 'They are no new person at their employer.',
  'employer/room': ({ week, weekOf, month, monthOf }, f) =>
    `At their employer ${f.number(week)} of ${f.number(weekOf)} persons in 7 days, ${f.number(month)} of ${f.number(monthOf)} in 30.`,
  'employer/week-full': ({ week, weekOf, until }, f) =>
    `At their employer ${f.number(week)} of ${f.number(weekOf)} new persons in 7 days${from(until, f)}.`,
  'employer/month-full': ({ month, monthOf, until }, f) =>
    `At their employer ${f.number(month)} of ${f.number(monthOf)} new persons in 30 days${from(until, f)}.`,
  'hours/window': ({ from: start, to, zone, sure }, f) =>
    `It is good to write ${f.between(start, to, zone)}${sure === true ? ', when they are at work' : ', wherever they may be'}.`,
  'hours/none-soon': ({ from: start, to, zone }, f) =>
    `Where they are it is a holiday for long: the next good hours are ${f.between(start, to, zone)}.`,
  'hours/closed': ({ from: start, to, zone, sure }, f) =>
    `A call or a text disturbs at this hour: ${f.between(start, to, zone)} ${sure === true ? 'they are at work' : 'is safe wherever they are'}.`,
  'occasion/asked': () => 'You bring the reason yourself.',
  'occasion/live': () => 'There is an honest reason that nobody has used.',
  'occasion/none': () => 'There is no reason at hand to write now.',
  'occasion/gone': () => 'The reason is used, over, or taken back.',
  'occasion/not-yet': ({ until }, f) => `The reason is not due yet${from(until, f)}.`,
  'occasion/snoozed': ({ until }, f) => `The offer was put off${from(until, f)}.`,
  'occasion/not-theirs': () => 'The reason belongs to somebody else of the team, or was passed on.',
};

/** A verdict of a rule that this release has no words for. */
export const unknownVerdictEn = ({ rule, ok, until }: VerdictValues, f: Format): string =>
  `The rule “${String(rule)}” ${ok === true ? 'has nothing against it' : 'is against it'}${from(until ?? null, f)}.`;
