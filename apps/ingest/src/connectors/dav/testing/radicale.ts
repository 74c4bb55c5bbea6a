import { randomBytes } from 'node:crypto';
import { describe } from '@jest/globals';
import { clusterServer, isThere } from '#libs/testing/contracts/cluster-servers.js';

/** As scripts/servers/radicale.mjs sets it up. */
export const WORD = 'a-word-for-tests';

/** Specs of the real calendar server: skipped, and counted as such, where there is none. */
export const describeWithRadicale = isThere('KITH_RADICALE') ? describe : describe.skip;

const spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="urn:ietf:params:xml:ns:carddav"';
const kinds = { calendar: '<c:calendar/>', addressbook: '<a:addressbook/>' };

/** A user of the real server, whom no other spec knows. */
export class OwnAccount {
  readonly user = `u${randomBytes(6).toString('hex')}@team.example`;

  /** `host:port` */
  get place(): string {
    return clusterServer('KITH_RADICALE');
  }

  get address(): string {
    return `http://${this.place}/`;
  }

  /** Makes a calendar or an address book and answers its address. */
  async collection(of: keyof typeof kinds, name: string): Promise<string> {
    const url = `${this.address}${this.user}/${randomBytes(6).toString('hex')}/`;
    const props = `<d:resourcetype><d:collection/>${kinds[of]}</d:resourcetype><d:displayname>${name}</d:displayname>`;
    await this.#ask('MKCOL', url, `<d:mkcol ${spaces}><d:set><d:prop>${props}</d:prop></d:set></d:mkcol>`);
    return url;
  }

  /** Puts an event or a card there, as programs do. */
  async put(url: string, text: string): Promise<void> {
    await this.#ask('PUT', url, text, url.endsWith('.vcf') ? 'text/vcard' : 'text/calendar');
  }

  async remove(url: string): Promise<void> {
    await this.#ask('DELETE', url);
  }

  async #ask(method: string, url: string, body?: string, type = 'application/xml'): Promise<void> {
    const authorization = `Basic ${Buffer.from(`${this.user}:${WORD}`).toString('base64')}`;
    const headers = { authorization, 'content-type': `${type}; charset=utf-8` };
    const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer.ok) throw new Error(`${method} ${url}: ${String(answer.status)} ${await answer.text()}`);
  }
}

/** An event of an hour, at a time in ms, with these people; `more` are further lines. */
export function eventOf(uid: string, at: number, people: readonly string[], more: readonly string[] = []): string {
  const stamp = (ms: number) => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [`UID:${uid}`, `DTSTAMP:${stamp(at)}`, `DTSTART:${stamp(at)}`, `DTEND:${stamp(at + 3_600_000)}`];
  const attending = people.map((email) => `ATTENDEE;CN=Somebody;PARTSTAT=ACCEPTED:mailto:${email}`);
  const event = ['BEGIN:VEVENT', ...lines, 'SUMMARY:SECRET TITLE', ...attending, ...more, 'END:VEVENT'];
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//spec//EN', ...event, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

export function cardOf(uid: string, name: string, more: readonly string[]): string {
  const [given = '', family = ''] = name.split(' ');
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `UID:${uid}`, `FN:${name}`, `N:${family};${given};;;`, ...more];
  return `${[...lines, 'NOTE:SECRET NOTE', 'END:VCARD'].join('\r\n')}\r\n`;
}
