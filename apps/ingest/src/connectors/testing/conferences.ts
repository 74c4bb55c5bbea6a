import { tagged, type Platform, type Reply } from './platform.js';

const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** A talk on pretalx, and which of its speakers are known by the profile in their biography. */
export interface SubmittedTalk {
  code: string;
  /** when it begins, ms */
  at: number;
  by?: readonly ('ada' | 'bo')[];
  more?: object;
}

const onPretalx = {
  ada: { code: 'ADA', name: 'SECRET NAME', biography: 'https://www.linkedin.com/in/ada-example/' },
  bo: { code: 'BO', name: 'SECRET NAME', biography: 'SECRET BIOGRAPHY', email: 'Bo@Bo.example' },
};

/** The conference `werft` on a pretalx server, as it shows itself, `per` talks to a page. */
export function pretalxPlatform(talks: readonly SubmittedTalk[], per = 50): Platform {
  const origin = 'https://pretalx.example';
  const shown = talks.map(({ code, at, by = ['ada'], more = {} }) => ({
    ...{ code, title: `Talk ${code}`, state: 'confirmed', abstract: 'SECRET ABSTRACT', answers: [1] },
    ...{ speakers: by.map((who) => onPretalx[who]), slots: [{ id: 1, start: iso(at), end: iso(at + HOUR) }], ...more },
  }));
  const list = ({ url }: { url: URL }): Reply => {
    const n = Number(url.searchParams.get('page') ?? '1');
    const next = n * per < shown.length ? `${origin}${url.pathname}?page=${String(n + 1)}` : null;
    return { json: { count: shown.length, next, previous: null, results: shown.slice((n - 1) * per, n * per) } };
  };
  return { origin, routes: { '/api/events/werft/submissions/': list } };
}

/** Ada's id on Sessionize, in every session without other speakers. */
export const ADA_THERE = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** A session on Sessionize. `startsAt` of its own in `more` stands for a time that is not told without its zone. */
export interface Session {
  id: number | string;
  /** when it begins, by a clock in UTC, ms */
  at: number;
  more?: object;
}

/** The endpoint `abc123de` of an event on Sessionize. */
export function sessionizePlatform(sessions: readonly Session[]): Platform {
  const links = [
    { title: 'X', url: 'https://x.com/ada', linkType: 'Twitter' },
    { title: 'Company Website', url: 'https://werft.example/', linkType: 'Company_Website' },
  ];
  const speakers = [{ id: ADA_THERE, fullName: 'SECRET', bio: 'SECRET', tagLine: 'SECRET', links, sessions: [1] }];
  const shown = sessions.map(({ id, at, more = {} }) => ({
    ...{ id, title: `Session ${String(id)}`, description: 'SECRET', startsAt: iso(at).slice(0, 19) },
    ...{ isServiceSession: false, status: 'Accepted', speakers: [ADA_THERE], ...more },
  }));
  const view = () => tagged({ sessions: shown, speakers, rooms: [], categories: [] });
  return { origin: 'https://sessionize.example', routes: { '/api/v2/abc123de/view/All': view } };
}
