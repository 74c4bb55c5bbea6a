import type { Standing } from '#libs/etiquette/standing.js';

/** What must be known of one contact once both archives are in, and the rows it rests on: `file:line`, `Jonas` for his. */
export interface Expected {
  name: string;
  standing: Standing;
  /** the last exchange; null: there never was one */
  lastExchangeAt: string | null;
  /** who of the team was in it */
  voice: 'm_ines' | 'm_jonas' | null;
  /** messages of ours in the 365 days before, of how many */
  year: [used: number, of: number];
  rows: string[];
  because: string;
}

/**
 * Worked out by hand from the rules (docs/etiquette.md), as of 1 June 2026, 8:00 UTC, before there was code that reads
 * a message: close within 180 days of their last reply; dormant if the last exchange was 3 years old when we obtained
 * the contact; normal with any exchange; else cold. Our first message after theirs, within 30 days, is an answer and
 * counts nowhere; all others are messages of ours, 4 a year, 6 for whoever replied.
 */
export const expected: readonly Expected[] = [
  {
    ...{ name: 'Marlene Tausendfrei', standing: 'close', lastExchangeAt: '2026-03-03T10:00:00.000Z', voice: 'm_ines' },
    ...{ year: [1, 6], rows: ['Connections.csv:112', 'messages.csv:1106', 'messages.csv:1107'] },
    because: 'Ines wrote unasked and was answered a day later, 90 days ago.',
  },
  {
    ...{ name: 'Bertil Ohmsen', standing: 'normal', lastExchangeAt: '2025-10-01T12:00:00.000Z', voice: 'm_ines' },
    ...{ year: [0, 6], rows: ['Connections.csv:1122', 'messages.csv:1859', 'messages.csv:1860'] },
    because: 'He wrote first, 243 days ago; what Ines wrote four days later answers him and counts nowhere.',
  },
  {
    ...{ name: 'Coralie Windhaus', standing: 'normal', lastExchangeAt: '2025-08-01T09:00:00.000Z', voice: 'm_ines' },
    ...{ year: [1, 6], rows: ['Connections.csv:1605', 'messages.csv:1982', 'messages.csv:1983'] },
    because: 'Ines wrote 32 days after her: too late for an answer, so it is a message of ours.',
  },
  {
    ...{ name: 'Dagny Ferrolt', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [3, 4], rows: ['Connections.csv:81', 'messages.csv:653', 'messages.csv:657', 'messages.csv:658'] },
    because: 'Three messages, never a word back.',
  },
  {
    ...{ name: 'Emeric Salzgrub', standing: 'dormant', lastExchangeAt: '2022-03-01T16:20:00.000Z', voice: 'm_ines' },
    ...{ year: [0, 6], rows: ['Connections.csv:2132', 'messages.csv:3676', 'messages.csv:3677'] },
    because: 'The last exchange is more than four years old.',
  },
  {
    ...{ name: 'Fenja Quast', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [0, 4], rows: ['Connections.csv:1269'] },
    because: 'A connection alone is no exchange.',
  },
  {
    ...{ name: 'Gernot Ilmbach', standing: 'normal', lastExchangeAt: '2026-02-12T00:00:00.000Z', voice: 'm_ines' },
    ...{ year: [1, 4], rows: ['Connections.csv:58', 'Invitations.csv:9'] },
    because:
      'He accepted our own invitation, two days later: a relation, but no reply, so neither close nor six a year.',
  },
  {
    ...{ name: 'Hedda Corvin', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [0, 4], rows: ['Connections.csv:113', 'Invitations.csv:14'] },
    because: 'She invited Ines: connected, but not by accepting an invitation of ours, and nobody wrote.',
  },
  {
    ...{ name: 'Ivo Marquardsen', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [1, 4], rows: ['Invitations.csv:2'] },
    because: 'Invited and not connected: the invitation was a message of ours and is unanswered.',
  },
  {
    ...{ name: 'Jorunn Pellwitz', standing: 'close', lastExchangeAt: '2026-05-15T11:00:00.000Z', voice: 'm_ines' },
    ...{ year: [0, 6], rows: ['messages.csv:394'] },
    because: 'Not connected, but she wrote to Ines: the message makes the contact.',
  },
  {
    ...{ name: 'Kasimir Dolt', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [0, 4], rows: ['Connections.csv:998', 'messages.csv:1339', 'messages.csv:1340'] },
    because: 'What is written in a group is written to nobody in particular.',
  },
  {
    ...{ name: 'Lioba Nachtweh', standing: 'close', lastExchangeAt: '2026-04-04T09:00:00.000Z', voice: 'm_ines' },
    year: [1, 6],
    rows: ['Connections.csv:362', 'messages.csv:883', 'messages.csv:884', 'messages.csv:885', 'messages.csv:886'],
    because: 'The first message after hers answers her, the second two days later is one of ours.',
  },
  {
    ...{ name: 'Mattis Overkamp', standing: 'normal', lastExchangeAt: '2025-12-02T09:00:00.000Z', voice: 'm_ines' },
    year: [0, 6],
    rows: [
      ...['Connections.csv:569', 'messages.csv:1510', 'messages.csv:1511', 'messages.csv:1512'],
      ...['messages.csv:1513', 'messages.csv:1514'],
    ],
    because:
      'Both of ours answer him, the second a second before its 30 days were over; his last word is 181 days old.',
  },
  {
    ...{ name: 'Nadja Feldkirch', standing: 'close', lastExchangeAt: '2025-12-03T08:00:01.000Z', voice: 'm_ines' },
    ...{ year: [1, 6], rows: ['Connections.csv:321', 'messages.csv:1646', 'messages.csv:1647'] },
    because: 'Her 180 days end in a second.',
  },
  {
    ...{ name: 'Ottokar Brehm', standing: 'close', lastExchangeAt: '2026-02-01T10:00:00.000Z', voice: 'm_ines' },
    ...{ year: [1, 6], rows: ['Connections.csv:1699', 'messages.csv:1108', 'messages.csv:1109'] },
    because: 'Exactly 30 days after his message it can no longer be answered: ours is a message of its own.',
  },
  {
    ...{ name: 'Philippa Runde', standing: 'close', lastExchangeAt: '2026-03-20T12:00:00.000Z', voice: 'm_jonas' },
    year: [1, 6],
    rows: [
      'Connections.csv:671',
      ...['messages.csv:1428', 'messages.csv:1429', 'Jonas messages.csv:2', 'Jonas messages.csv:3'],
    ],
    because:
      'Ines answered her in January; in March she answered Jonas, whose message counts, and whose voice it is now.',
  },
  {
    ...{ name: 'Quirin Astheim', standing: 'close', lastExchangeAt: '2026-04-10T10:00:00.000Z', voice: 'm_ines' },
    year: [1, 6],
    rows: ['Connections.csv:666', 'messages.csv:780', 'messages.csv:781', 'Jonas messages.csv:4'],
    because:
      'He wrote to Ines and Jonas was the first of us to answer, so that what Ines wrote later is a message of ours.',
  },
  {
    ...{ name: 'Rosalind Emmer', standing: 'normal', lastExchangeAt: '2023-06-03T07:00:00.000Z', voice: 'm_ines' },
    ...{ year: [0, 6], rows: ['Connections.csv:1917', 'messages.csv:3477', 'messages.csv:3478'] },
    because: 'Her reply is a day short of three years old: not dormant yet when she came to us.',
  },
  {
    ...{ name: 'Sieglinde Voth', standing: 'close', lastExchangeAt: '2026-05-30T18:00:00.000Z', voice: 'm_ines' },
    ...{ year: [0, 6], rows: ['Connections.csv:214', 'messages.csv:63'] },
    because: 'She wrote on Saturday, over several lines, and nobody has answered.',
  },
  {
    ...{ name: 'Thore Wendlandt', standing: 'cold', lastExchangeAt: null, voice: null },
    ...{ year: [1, 4], rows: ['Connections.csv:96', 'messages.csv:449', 'messages.csv:450', 'messages.csv:451'] },
    because: 'One message that stands there twice counts once, and a draft was never sent.',
  },
];
