import { formatFor, type Reading } from '#libs/etiquette/texts/format.js';
import { digestTexts, type DigestTexts } from './digest.texts.js';
import type { Digest, DigestItem } from './gather.js';

/** A line about somebody, with the link that asks whether they were written to. */
export interface WrittenItem {
  name: string;
  text: string;
  /** one warning and the end of the offer, where there are any */
  notes: string[];
  link: { label: string; url: string };
}

/** A digest in words, for whichever way it goes. */
export interface Written {
  language: Reading['language'];
  subject: string;
  greeting: string;
  parts: { title: string; items: WrittenItem[] }[];
  /** said instead where there are no parts */
  nothing: string | null;
  today: { label: string; url: string };
  why: string;
  settings: { label: string; url: string };
  signature: string;
}

export interface Links {
  /** where the page is */
  page: string;
  /** the confirm page of an offer; opening it says nothing yet */
  wrote: (suggestion: string) => string;
}

/** Puts a digest into a member's words. Pure. */
export function written(digest: Digest, member: string | null, reading: Reading, links: Links): Written {
  const texts = digestTexts[reading.language];
  const { offers, questions } = digest;
  const write = { texts, reading, links };
  const parts = [
    { title: texts.offers(offers.length), items: offers.map((item) => itemOf(item, texts.wrote, write)) },
    {
      title: texts.questions(questions.length),
      items: questions.map((item) => itemOf({ ...item, until: null }, texts.didYouWrite, write)),
    },
  ].filter(({ items }) => items.length > 0);
  return {
    language: reading.language,
    subject: texts.subject(offers.length, questions.length),
    greeting: texts.greeting(member),
    parts,
    nothing: parts.length === 0 ? texts.nothing : null,
    today: { label: texts.today, url: `${links.page}/` },
    why: texts.why,
    settings: { label: texts.settings, url: settingsOf(links.page) },
    signature: texts.signature,
  };
}

/** Where a member changes or ends their digest. */
function settingsOf(page: string): string {
  return `${page}/settings#digest`;
}

function itemOf(
  { name, text, warning, until, suggestion }: Omit<DigestItem, 'until'> & { until: number | null },
  label: string,
  { texts, reading, links }: { texts: DigestTexts; reading: Reading; links: Links },
): WrittenItem {
  const ends = until === null ? [] : [texts.until(formatFor(reading).date(until))];
  return {
    name: name ?? texts.somebody,
    text,
    notes: [...(warning === null ? [] : [warning]), ...ends],
    link: { label, url: links.wrote(suggestion) },
  };
}
