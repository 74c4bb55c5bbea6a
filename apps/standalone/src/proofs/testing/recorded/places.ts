import { contactCorrect } from '#libs/events/contact.inputs.js';
import type { Situations } from './telling.js';

const nowhere = { zone: null, country: null };

/** Where people are, and when it is good to write to them there. */
export const places: Situations = {
  'call-in-the-evening': {
    situation: 'A call at eight in the evening waits for the morning, an e-mail does not',
    tell(us) {
      const ada = us.knows();
      us.on('2026-01-13T19:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'friday-afternoon': {
    situation: 'Friday after noon: calls wait for Monday',
    tell(us) {
      const ada = us.knows();
      us.on('2026-01-16T10:59:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-01-16T11:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'public-holiday': {
    situation: 'The first of May: no call, though it is a Friday',
    tell(us) {
      const ada = us.knows();
      us.on('2026-05-01T08:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.may(ada, { reason: 'question', channel: 'email' });
    },
  },
  'holiday-of-a-region': {
    situation: 'Corpus Christi is a holiday in Munich and none in Berlin; where nobody knows, it is one',
    tell(us) {
      const in_ = (location: string | null) => ({ location, zone: null, country: null });
      const munich = us.knows('Ada Lovelace', in_('Munich, Germany'));
      const berlin = us.knows('Grace Hopper', in_('Berlin, Germany'));
      const germany = us.knows('Mary Somerville', in_('Germany'));
      us.on('2026-06-04T08:00:00Z');
      for (const one of [munich, berlin, germany]) us.may(one, { reason: 'question', channel: 'phone' });
    },
  },
  'between-the-years': {
    situation: 'Christmas Eve: the next good hours are after the holidays, and an e-mail goes all the same',
    tell(us) {
      const ada = us.knows();
      us.on('2026-12-24T17:00:00Z');
      us.may(ada, { reason: 'thanks', channel: 'email' });
      us.may(ada, { reason: 'thanks', channel: 'text' });
    },
  },
  'clocks-go-forward': {
    situation: 'The Monday after the clocks went forward: nine in Berlin is an hour earlier than the week before',
    tell(us) {
      const ada = us.knows();
      us.on('2026-03-27T07:59:59.999Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-03-30T06:59:59.999Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-03-30T07:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'clocks-go-back': {
    situation: 'The Monday after the clocks went back: nine in New York is an hour later than the week before',
    tell(us) {
      const ada = us.knows('Ada Lovelace', { zone: 'America/New_York', country: 'US' });
      us.on('2026-10-30T13:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-11-02T13:59:59.999Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-11-02T14:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'moved-country': {
    situation: 'They moved from Berlin to Auckland: their working day is over when ours begins',
    tell(us) {
      const ada = us.knows();
      us.on('2026-02-03T09:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.says(contactCorrect, { contact: ada, zone: 'Pacific/Auckland', country: 'NZ', location: 'Auckland' });
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-02-03T20:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'nobody-knows-where': {
    situation: 'Nobody knows where they live: noon to two at home, and not on Fridays',
    tell(us) {
      const ada = us.knows('Ada Lovelace', nowhere);
      us.on('2026-01-15T10:30:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-01-15T11:30:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-01-16T11:30:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
  'somewhere-in-the-states': {
    situation: 'Somewhere in the United States: only the hours that suit both coasts',
    tell(us) {
      const ada = us.knows('Ada Lovelace', { zone: null, country: 'US' });
      us.on('2026-01-13T15:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
      us.on('2026-01-13T20:00:00Z');
      us.may(ada, { reason: 'question', channel: 'phone' });
    },
  },
};
