import { call } from './http.js';

const at = (contact: string, rest: string) => `/v1/contacts/${encodeURIComponent(contact)}/${rest}`;

/** `back`: a day by their clock, as `2026-03-02`; null where nobody knows when. */
export const recordAbsence = (contact: string, back: string | null) =>
  call<unknown>(at(contact, 'absences'), { method: 'POST', json: { back } });
export const recordBounce = (contact: string, address: string) =>
  call<unknown>(at(contact, 'bounces'), { method: 'POST', json: { address } });
