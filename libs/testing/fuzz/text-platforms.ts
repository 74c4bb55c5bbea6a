import { caldav, carddav } from '../../../apps/ingest/src/connectors/dav/dav.js';
import { multistatus, thing } from '../../../apps/ingest/src/connectors/dav/testing/said-by-server.js';
import { feed } from '../../../apps/ingest/src/connectors/feed/feed.js';
import { eventOf } from '../../../apps/ingest/src/connectors/ical/testing/said-by-calendar.js';
import type { Asked, Platform, Reply } from '../../../apps/ingest/src/connectors/testing/platform.js';
import type { AskedPlatform } from './asked-platform.js';

const HOUR = 3_600_000;
const DAV = 'https://dav.team.example';
const BLOG = 'https://ada.example';

const xml = (text: string): Reply => ({ status: 207, text, headers: { 'content-type': 'application/xml' } });

/** The same two posts in the form of pull number `n`. */
function postsOf(now: number, n: number): Reply {
  const posts = ['One &amp; two', '<b>Three</b>'].map((title, i) => ({ title, at: new Date(now - (i + 1) * HOUR) }));
  const each = (write: (post: { title: string; at: Date }, i: number) => string): string => posts.map(write).join('');
  const forms = [
    `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ada</title><ttl>60</ttl><skipHours><hour>3</hour></skipHours>${each(({ title, at }, i) => `<item><title><![CDATA[${title}]]></title><link>/posts/${String(i)}</link><guid isPermaLink="false">g-${String(i)}</guid><pubDate>${at.toUTCString()}</pubDate><dc:creator>ada@ada.example (Ada)</dc:creator></item>`)}</channel></rss>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${BLOG}/x/"><id>f</id><title>Ada</title><updated>${new Date(now).toISOString()}</updated>${each(({ title, at }, i) => `<entry><id>urn:${String(i)}</id><title type="html">${title.replaceAll('<', '&lt;')}</title><link rel="alternate" href="p/${String(i)}"/><published>${at.toISOString()}</published><author><name>Ada</name><email>ada@ada.example</email><uri>${BLOG}</uri></author></entry>`)}</feed>`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${BLOG}/"><title>Ada</title></channel>${each(({ at }, i) => `<item rdf:about="${BLOG}/${String(i)}"><title>T</title><link>${BLOG}/${String(i)}</link><dc:date>${at.toISOString()}</dc:date></item>`)}</rdf:RDF>`,
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Ada',
      items: posts.map(({ title, at }, i) => ({
        ...{ id: String(i), url: `${BLOG}/${String(i)}`, title, date_published: at.toISOString() },
        authors: [{ name: 'Ada', url: BLOG }],
      })),
    }),
  ];
  return { text: forms[n % forms.length] ?? '', headers: { 'content-type': 'text/plain', etag: '"1"' } };
}

const named = (name: string, what: string): string =>
  `<x:resourcetype><x:collection/><${what}/></x:resourcetype><x:displayname>${name}</x:displayname>`;
const tags = (place: string, names: readonly string[]): Reply =>
  xml(multistatus(names.map((name) => thing(`${place}${name}`, '<x:getetag>"1"</x:getetag>')).join('')));

/** A server on which principal, home and calendars lie apart, with two meetings, one of them a series. */
function calendars(now: number): Platform {
  const names = ['1.ics', '2.ics'];
  const texts = names.map((name, i) => {
    const rule = i === 0 ? [] : ['RRULE:FREQ=WEEKLY', 'EXDATE;TZID=Europe/Berlin:20260303T090000'];
    const event = eventOf(name, now - (i + 1) * 24 * HOUR, ['me@team.example', 'ada@ada.example'], rule);
    return `<c:calendar-data><![CDATA[${['BEGIN:VCALENDAR', 'VERSION:2.0', event, 'END:VCALENDAR', ''].join('\r\n')}]]></c:calendar-data>`;
  });
  const principal = '<x:current-user-principal><x:href>/me/</x:href></x:current-user-principal>';
  const home = '<c:calendar-home-set><x:href>/calendars</x:href></c:calendar-home-set>';
  const work = ({ body }: Asked): Reply =>
    body.includes('calendar-query')
      ? tags('/calendars/work/', names)
      : xml(multistatus(texts.map((text, i) => thing(`/calendars/work/${names[i] ?? ''}`, text)).join('')));
  return {
    origin: DAV,
    routes: {
      '/.well-known/caldav': () => xml(multistatus(thing('/dav/', principal))),
      '/me/': () => xml(multistatus(thing('/me/', home))),
      '/calendars': () => xml(multistatus(thing('/calendars/work/', named('Work', 'c:calendar')))),
      '/calendars/work/': work,
    },
  };
}

/** An address book of three. */
function book(): Platform {
  const names = ['ada', 'bo', 'cy'];
  const card = (name: string): string =>
    `<a:address-data>${['BEGIN:VCARD', 'VERSION:3.0', `FN:${name} Beck`, `N:Beck;${name};;;`, `EMAIL;TYPE=WORK:${name}@x.example`, 'TEL:+49 30 901820', 'ORG:Engines;Notes', 'TITLE:Engineer', 'END:VCARD', ''].join('\r\n')}</a:address-data>`;
  const answer = ({ headers, body }: Asked): Reply => {
    if (headers['depth'] === '0') return xml(multistatus(thing('/b/', named('Friends', 'a:addressbook'))));
    if (!body.includes('multiget')) return tags('/b/', names);
    return xml(multistatus(names.map((name) => thing(`/b/${name}`, card(name))).join('')));
  };
  return { origin: DAV, routes: { '/b/': answer } };
}

/** Kinds that read texts: a feed in each of its four forms, calendars, and an address book. */
export const textPlatforms: readonly AskedPlatform[] = [
  {
    kind: feed,
    platform: (now, n) => ({ origin: BLOG, routes: { '/feed.xml': () => postsOf(now, n) } }),
    settings: { address: `${BLOG}/feed.xml` },
  },
  {
    kind: caldav,
    platform: (now) => calendars(now),
    settings: { address: `${DAV}/`, user: 'me@team.example', calendars: 'Work' },
    secrets: { password: 'word' },
  },
  {
    kind: carddav,
    platform: () => book(),
    settings: { address: `${DAV}/b/`, user: 'me@team.example' },
    secrets: { password: 'word' },
  },
];
