import type { Invented } from './crowd.js';

/** One message between the member and one person. */
export interface Written {
  by: 'us' | 'them';
  at: string;
  /** a draft, a message of a group, the same row a second time, a text with line breaks */
  as?: 'draft' | 'group' | 'twice' | 'long';
}

/** Somebody whose history with the member was written by hand. Times are UTC. */
export interface Role extends Invented {
  messages: Written[];
  invitation: Written | null;
}

const us = (at: string, as?: Written['as']): Written => ({ by: 'us', at: `${at}Z`, as });
const them = (at: string, as?: Written['as']): Written => ({ by: 'them', at: `${at}Z`, as });

/** The twenty of `expected.ts`, in the same order. */
export const cast: readonly Role[] = [
  role('Marlene Tausendfrei', '2025-11-04', [us('2026-03-02T09:00:00'), them('2026-03-03T10:00:00')]),
  role('Bertil Ohmsen', '2020-06-16', [them('2025-10-01T12:00:00'), us('2025-10-05T08:00:00')]),
  role('Coralie Windhaus', '2018-01-09', [them('2025-08-01T09:00:00'), us('2025-09-02T09:00:00')]),
  role('Dagny Ferrolt', '2025-12-30', [
    ...[us('2026-01-05T07:30:00'), us('2026-01-14T07:30:00'), us('2026-04-20T07:30:00', 'long')],
  ]),
  role('Emeric Salzgrub', '2015-02-11', [them('2022-03-01T16:20:00'), us('2022-03-02T08:05:00')]),
  role('Fenja Quast', '2019-09-19', []),
  role('Gernot Ilmbach', '2026-02-12', [], us('2026-02-10T15:15:00')),
  role('Hedda Corvin', '2025-11-03', [], them('2025-11-03T06:40:00')),
  role('Ivo Marquardsen', null, [], us('2026-05-20T11:05:00')),
  role('Jorunn Pellwitz', null, [them('2026-05-15T11:00:00')]),
  role('Kasimir Dolt', '2021-03-03', [them('2026-02-02T10:00:00', 'group'), us('2026-02-02T10:30:00', 'group')]),
  role('Lioba Nachtweh', '2024-08-08', [
    ...[them('2026-04-01T08:00:00'), us('2026-04-01T09:00:00'), us('2026-04-03T09:00:00'), them('2026-04-04T09:00:00')],
  ]),
  role('Mattis Overkamp', '2023-05-29', [
    ...[them('2025-12-01T10:00:00'), them('2025-12-01T10:05:00'), us('2025-12-01T10:30:00')],
    ...[them('2025-12-02T09:00:00'), us('2025-12-31T08:59:59')],
  ]),
  role('Nadja Feldkirch', '2024-10-10', [us('2025-11-28T14:00:00'), them('2025-12-03T08:00:01')]),
  role('Ottokar Brehm', '2017-07-17', [them('2026-02-01T10:00:00'), us('2026-03-03T10:00:00')]),
  role('Philippa Runde', '2022-11-22', [them('2026-01-10T10:00:00'), us('2026-01-11T09:00:00')]),
  role('Quirin Astheim', '2022-12-01', [them('2026-04-10T10:00:00'), us('2026-04-15T10:00:00')]),
  role('Rosalind Emmer', '2016-04-04', [us('2023-05-30T10:00:00'), them('2023-06-03T07:00:00')]),
  role('Sieglinde Voth', '2025-05-05', [them('2026-05-30T18:00:00', 'long')]),
  role('Thore Wendlandt', '2025-12-01', [us('2025-12-20T12:00:00', 'twice'), us('2026-05-10T12:00:00', 'draft')]),
];

function role(name: string, connectedOn: string | null, messages: Written[], invitation: Written | null = null): Role {
  const [given = '', family = ''] = name.split(' ');
  return {
    ...{ given, family, messages, invitation },
    slug: name.toLowerCase().replace(' ', '-'),
    ...{ email: '', employer: 'Rabenstein Werke', position: 'Engineer' },
    connectedAt: connectedOn === null ? null : Date.parse(`${connectedOn}T00:00:00Z`),
  };
}
