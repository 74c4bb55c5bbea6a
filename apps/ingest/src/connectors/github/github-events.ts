import type { z } from 'zod';
import type { PublishedItem } from '../network-item.js';
import { readableItems } from '../read-json.js';
import { webAddress } from '../web-address.js';
import { publicEvent, release } from './github-shapes.js';

type Event = z.output<typeof publicEvent>;
type Published = Omit<PublishedItem, 'who' | 'is'>;

/** What of somebody's public events is a reason to write: a release, or a project that is public from now on. */
export interface ReadEvents {
  published: Published[];
  /** the newest that was seen, by its number; as before if there was none */
  latest: string;
  left: number;
}

/**
 * Reads the public events of one person, those newer than `latest` (a number as text). Nothing else that people do
 * there is looked at, least of all what was pushed: it names addresses that nobody gave to be written to.
 */
export function readEvents(json: unknown[], latest: string): ReadEvents {
  const events = readableItems(publicEvent, json);
  const fresh = events.filter(({ id }) => isNewer(id, latest));
  const published = fresh.flatMap((event) => publishedBy(event) ?? []);
  return {
    published,
    latest: fresh.reduce((newest, { id }) => (isNewer(id, newest) ? id : newest), latest),
    left: json.length - events.length,
  };
}

/** Numbers that outgrow JavaScript’s. */
function isNewer(id: string, than: string): boolean {
  return id.length === than.length ? id > than : id.length > than.length;
}

function publishedBy(event: Event): Published | null {
  const at = Date.parse(event.created_at);
  if (Number.isNaN(at) || !isThere(event.repo)) return null;
  switch (event.type) {
    case 'ReleaseEvent':
      return released(event, at);
    case 'PublicEvent':
      return { id: event.id, activity: 'release', at, title: event.repo.name, url: pageOf(event) };
    default:
      return null;
  }
}

/** What is gone since is called “/”, or nothing. */
function isThere({ name }: Event['repo']): boolean {
  return /[^\s/]/.test(name);
}

/** A release that is out: no draft, no trial. */
function released(event: Event, at: number): Published | null {
  if (event.payload?.['action'] !== 'published') return null;
  const { data } = release.safeParse(event.payload['release']);
  if (data === undefined || data.draft === true || data.prerelease === true) return null;
  const about = { title: `${event.repo.name} ${nameOf(data)}`.trim(), url: webAddress(data.html_url) ?? pageOf(event) };
  return { id: event.id, activity: 'release', at, ...about };
}

function nameOf({ name, tag_name: tag }: z.output<typeof release>): string {
  const own = (name ?? '').trim();
  return (own === '' ? tag : own).slice(0, 100);
}

function pageOf({ repo }: Event): string | null {
  return webAddress(`https://github.com/${repo.name}`);
}
