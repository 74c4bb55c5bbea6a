import type { AskedFor, Rhythm } from '#libs/events/words.js';
import { networkNames, quoted } from './names.js';
import type { Texts } from './parts.js';
import { refusalsEn, unknownRefusalEn } from './refusals.en.js';
import { unknownVerdictEn, verdictsEn } from './verdicts.en.js';

const rhythms: Record<Rhythm, string> = {
  quarterly: 'every quarter',
  'half-yearly': 'twice a year',
  yearly: 'once a year',
  'occasion-only': 'when there is an occasion',
};

const wishes: Record<AskedFor, string> = {
  opening: 'an opening',
  question: 'a question',
  thanks: 'thanks',
  congratulation: 'a congratulation',
  invitation: 'an invitation',
  news: 'news',
  other: 'a reason of your own',
};

const title = quoted('“', '”');

/** Everything Kith says in English. */
export const en: Texts = {
  occasions: {
    owed: ({ at }, f) => `They wrote on ${f.date(at)} and nobody has answered yet.`,
    'date-given': ({ at }, f) => `They asked to hear from you again from ${f.date(at)}, and that day has come.`,
    met: ({ at, title: what }, f) => `You met on ${f.date(at)}${title(what)}.`,
    connected: ({ at, network }, f) =>
      `You connected on ${networkNames(network)} on ${f.date(at)} and nobody has written yet.`,
    'application-ended': ({ at, title: what }, f) =>
      `You met them in an interview, and their application ended on ${f.date(at)}${title(what)}.`,
    'follow-up': ({ at, title: what }, f) => `You wanted to come back to this on ${f.date(at)}${title(what)}.`,
    'new-job': ({ at, title: what, employer }, f) =>
      `Their work has changed${employer === null ? '' : `, they are now at ${employer}`}${title(what)}: you learned of it on ${f.date(at)}.`,
    talk: ({ at, title: what }, f) => `They gave a talk on ${f.date(at)}${title(what)}.`,
    release: ({ at, title: what }, f) => `They published a release on ${f.date(at)}${title(what)}.`,
    post: ({ at, title: what }, f) => `They published a post on ${f.date(at)}${title(what)}.`,
    event: ({ at, title: what }, f) => `You were at the same event on ${f.date(at)}${title(what)}.`,
    asked: ({ asked }) => `You want to write: ${asked === null ? wishes.other : wishes[asked]}.`,
    tie: ({ rhythm, lastExchangeAt, at }, f) =>
      rhythm === null
        ? `You know each other: ${at === null ? `the last exchange was on ${f.date(lastExchangeAt)}` : `their application was last active on ${f.date(at)}`}.`
        : `You want to stay in touch ${rhythms[rhythm]}, and ${lastExchangeAt === null ? 'there has been no exchange yet' : `the last exchange was on ${f.date(lastExchangeAt)}`}.`,
  },
  followUp: ({ at }, f) =>
    `You wrote on ${f.date(at)} and have heard nothing yet: one more message fits, and only one.`,
  allowance: ({ month, year }) => `${month.used} of ${month.of} this month, ${year.used} of ${year.of} this year`,
  warnings: {
    'application-lapsed': ({ at }, f) =>
      `Is their application still running? Nothing has been heard of it since ${f.date(at)}.`,
    'less-often': () => 'They asked to hear from you less often.',
    unanswered: ({ count }, f) => `They have not answered your last ${f.number(count)} attempts.`,
    'last-this-year': ({ count }, f) =>
      `This would be the last of ${f.counted(count, 'message', 'messages')} this year.`,
    presumed: ({ at }, f) => `Nobody has confirmed the message of ${f.date(at)}: it is only presumed.`,
    'first-sourced': () => 'They do not know that you know of them: say where you found them.',
  },
  verdicts: verdictsEn,
  unknownVerdict: unknownVerdictEn,
  refusals: refusalsEn,
  unknownRefusal: unknownRefusalEn,
};
