import { DateTime } from 'luxon';
import type { Viewer } from '#libs/http/viewer.js';

/** yes: every rule passes. later: from a date. no: not before something changes. The others: nobody of that name in the pool. */
export type MayI = 'yes' | 'later' | 'no' | 'unknown' | 'suppressed';

type Tell = (who: string, from: string) => string;

const sentences: Record<'en' | 'de', Record<MayI, Tell>> = {
  en: {
    yes: (who) => `Yes: nothing speaks against writing to ${who} now.`,
    later: (who, from) => `Not yet: writing to ${who} fits from ${from}.`,
    no: (who) => `No: the rules keep ${who} from being written to until something changes.`,
    unknown: () => 'Nobody in this pool is known by that address, so no rule of the team speaks against it.',
    suppressed: () => 'No: this person asked not to be contacted.',
  },
  de: {
    yes: (who) => `Ja: nichts spricht dagegen, ${who} jetzt zu schreiben.`,
    later: (who, from) => `Noch nicht: ${who} zu schreiben passt ab ${from}.`,
    no: (who) => `Nein: die Regeln lassen ${who} in Ruhe, bis sich etwas ändert.`,
    unknown: () => 'Niemand in diesem Pool ist unter dieser Adresse bekannt; keine Regel des Teams spricht dagegen.',
    suppressed: () => 'Nein: diese Person möchte nicht kontaktiert werden.',
  },
};

/** The answer in one sentence. */
export function mayIText(
  viewer: Viewer,
  answer: MayI,
  about: { name: string | null; from: string | null } = { name: null, from: null },
): string {
  const nobody = viewer.language === 'de' ? 'dieser Person' : 'this person';
  const from =
    about.from === null
      ? ''
      : DateTime.fromISO(about.from, { zone: viewer.home.zone })
          .setLocale(viewer.language)
          .toLocaleString(DateTime.DATE_FULL);
  return sentences[viewer.language][answer](about.name ?? nobody, from);
}
