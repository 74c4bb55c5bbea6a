import type { DavQuestion } from './ask-dav.js';

const spaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:a="urn:ietf:params:xml:ns:carddav"';
const document = (root: string, inside: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><${root} ${spaces}>${inside}</${root}>`;
const propfind = (url: string, depth: '0' | '1', props: string): DavQuestion => ({
  ...{ url, depth, method: 'PROPFIND' },
  body: document('d:propfind', `<d:prop>${props}</d:prop>`),
});

/** What something is, and where the member's collections are (RFC 5397, 4791, 6352). */
export const whatIs = (url: string): DavQuestion =>
  propfind(
    url,
    '0',
    '<d:resourcetype/><d:displayname/><d:current-user-principal/><c:calendar-home-set/><a:addressbook-home-set/>',
  );

/** The collections in a home. */
export const collectionsIn = (url: string): DavQuestion =>
  propfind(url, '1', '<d:resourcetype/><d:displayname/><c:supported-calendar-component-set/>');

/** What lies in an address book: names and versions alone. */
export const cardsIn = (url: string): DavQuestion => propfind(url, '1', '<d:getetag/>');

/** Events that take place between two moments, ms: names and versions alone. */
export function eventsIn(url: string, from: number, to: number): DavQuestion {
  const range = `<c:time-range start="${stamp(from)}" end="${stamp(to)}"/>`;
  const events = `<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${range}</c:comp-filter></c:comp-filter>`;
  const body = document('c:calendar-query', `<d:prop><d:getetag/></d:prop><c:filter>${events}</c:filter>`);
  return { url, method: 'REPORT', depth: '1', body };
}

/** Some of what lies in a collection, as it stands there. */
export function textsOf(url: string, of: 'calendar' | 'addressbook', wanted: readonly string[]): DavQuestion {
  const [root, data] =
    of === 'calendar' ? ['c:calendar-multiget', 'c:calendar-data'] : ['a:addressbook-multiget', 'a:address-data'];
  const hrefs = wanted.map((one) => `<d:href>${escaped(new URL(one).pathname)}</d:href>`).join('');
  return { url, method: 'REPORT', depth: '1', body: document(root, `<d:prop><${data}/></d:prop>${hrefs}`) };
}

const stamp = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
