import type { parseFeed } from 'feedsmith';

type Parsed = ReturnType<typeof parseFeed>;
type Of<Format> = Extract<Parsed, { format: Format }>['feed'];

/** An entry of whatever format: texts as they stand there. `dates`: when it was published, the best first. */
export interface Entry {
  id: string | undefined;
  title: string | undefined;
  link: string | undefined;
  dates: string[];
  authors: string[];
}

/** A feed of whatever format. `ttl` in minutes. */
export interface Shape {
  title: string | undefined;
  /** what its links are relative to, itself perhaps relative */
  base: string | undefined;
  authors: string[];
  ttl: number | undefined;
  skipHours: number[];
  entries: Entry[];
}

/** The four formats as one. */
export function shapeOf(parsed: Parsed): Shape {
  switch (parsed.format) {
    case 'rss':
      return ofRss(parsed.feed);
    case 'atom':
      return ofAtom(parsed.feed);
    case 'rdf':
      return ofRdf(parsed.feed);
    case 'json':
      return ofJson(parsed.feed);
  }
}

const plain = { base: undefined, ttl: undefined, skipHours: [] };

function ofRss({ title, link, ttl, skipHours = [], items = [] }: Of<'rss'>): Shape {
  const entries = items.map(({ guid, title: name, link: to, pubDate, dc, authors }) => ({
    id: guid?.value,
    title: name,
    link: to ?? addressIn(guid),
    dates: present([pubDate, ...(dc?.dates ?? [])]),
    authors: (authors ?? []).flatMap(namesOf),
  }));
  return { title: text(title), base: text(link), authors: [], ttl, skipHours, entries };
}

/** A guid is an address unless it says that it is not. */
function addressIn(guid: { value?: string; isPermaLink?: boolean } | undefined): string | undefined {
  return guid?.isPermaLink === false ? undefined : guid?.value;
}

function ofAtom({ title, authors, entries = [], xml }: Of<'atom'>): Shape {
  const shaped = entries.map(({ id, title: name, links, published, updated, authors: by }) => ({
    id,
    title: name?.value,
    link: alternate(links ?? [])?.href,
    dates: present([published, updated]),
    authors: (by ?? []).flatMap(namesOf),
  }));
  return {
    ...plain,
    title: text(title?.value),
    base: text(xml?.base),
    authors: (authors ?? []).flatMap(namesOf),
    entries: shaped,
  };
}

function ofRdf({ title, link, items = [] }: Of<'rdf'>): Shape {
  const entries = items.map(({ title: name, link: to, dc, rdf }) => ({
    id: rdf?.about,
    title: name,
    link: to,
    dates: present(dc?.dates ?? []),
    authors: [],
  }));
  return { ...plain, title: text(title), base: text(link), authors: [], entries };
}

function ofJson({ title, authors, home_page_url: base, items = [] }: Of<'json'>): Shape {
  const entries = items.map(
    ({ id, title: name, url, date_published: published, date_modified: changed, authors: by }) => ({
      id,
      title: name,
      link: url,
      dates: present([published, changed]),
      authors: (by ?? []).flatMap(namesOf),
    }),
  );
  return { ...plain, title: text(title), base: text(base), authors: (authors ?? []).flatMap(namesOf), entries };
}

/** The page itself, not the feed of its comments or a file. */
function alternate(links: readonly { href?: string; rel?: string }[]): { href?: string } | undefined {
  return links.find(({ rel }) => rel === undefined || rel === 'alternate');
}

function namesOf({ email, uri, url }: { email?: string; uri?: string; url?: string }): string[] {
  return present([email, uri, url]);
}

function present(texts: readonly unknown[]): string[] {
  return texts.flatMap((one) => text(one) ?? []);
}

/** The library's types promise less than it keeps. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
