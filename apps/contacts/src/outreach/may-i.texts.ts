import { formatFor, type Reading } from '#libs/etiquette/texts/format.js';

/** yes: every rule passes. later: from a date. no: not before something changes. The others: nobody of that name in the pool. */
export type MayI = 'yes' | 'later' | 'no' | 'unknown' | 'suppressed';

type Tell = (who: string | null, from: string) => string;

const sentences: Record<'en' | 'de', Record<MayI, Tell>> = {
  en: {
    yes: (who) => `Yes: nothing speaks against writing to ${who ?? 'this person'} now.`,
    later: (who, from) => `Not yet: writing to ${who ?? 'this person'} fits from ${from}.`,
    no: (who) => `No: the rules keep ${who ?? 'this person'} from being written to until something changes.`,
    unknown: () => 'Nobody in this pool is known by that address, so no rule of the team speaks against it.',
    suppressed: () => 'No: this person asked not to be contacted.',
  },
  de: {
    yes: (who) => `Ja: nichts spricht dagegen, ${who ?? 'dieser Person'} jetzt zu schreiben.`,
    later: (who, from) => `Noch nicht: ${who ?? 'dieser Person'} zu schreiben passt ab ${from}.`,
    no: (who) => `Nein: die Regeln lassen ${who ?? 'diese Person'} in Ruhe, bis sich etwas ändert.`,
    unknown: () => 'Niemand in diesem Pool ist unter dieser Adresse bekannt; keine Regel des Teams spricht dagegen.',
    suppressed: () => 'Nein: diese Person möchte nicht kontaktiert werden.',
  },
};

/** The answer in one sentence; `from`: the first moment all rules pass, ms. */
export function mayIText(
  reading: Reading,
  answer: MayI,
  about: { name: string | null; from: number | null } = { name: null, from: null },
): string {
  return sentences[reading.language][answer](about.name, formatFor(reading).date(about.from));
}
