import type { ActivityKind, declineReason, Rhythm, WithdrawReason } from '#libs/events/words.js';
import type { z } from 'zod';

type Words<Code extends string> = Record<
  'en' | 'de',
  Readonly<Record<Code, string>> & Readonly<Record<string, string | undefined>>
>;

export const rhythmWords: Words<Rhythm> = {
  en: {
    quarterly: 'every quarter',
    'half-yearly': 'twice a year',
    yearly: 'once a year',
    'occasion-only': 'only on an occasion',
  },
  de: {
    quarterly: 'jedes Vierteljahr',
    'half-yearly': 'zweimal im Jahr',
    yearly: 'einmal im Jahr',
    'occasion-only': 'nur bei einem Anlass',
  },
};

/** Why an offer was declined by its member, or ended without them. */
export const reasonWords: Words<WithdrawReason | z.output<typeof declineReason>> = {
  en: {
    'weak-reason': 'no good reason',
    'wrong-person': 'the wrong person',
    'bad-time': 'a bad time',
    'not-mine': 'somebody else’s',
    objected: 'they do not want to hear from us',
    restricted: 'their data may only be kept',
    released: 'they were let go',
    held: 'something about them is to be settled',
    responded: 'they wrote',
    answered: 'they were answered',
    touched: 'somebody had written',
    erased: 'they were erased',
    'evidence-gone': 'its reason no longer held',
    reverted: 'the import it came from was taken back',
    'member-gone': 'its member left the team',
    'wrote-nothing': 'nothing was written',
    'off-limits': 'their employer is off-limits',
    'in-process': 'an application of theirs is running, or they were hired',
    unwelcome: 'they turned away from one of us',
    'consent-withdrawn': 'they want no messages in this way any more',
    away: 'they are away',
    bounced: 'e-mails to them come back, and no other way is known',
    merged: 'they turned out to be somebody who has another offer',
    unmerged: 'they turned out to be two people',
  },
  de: {
    'weak-reason': 'kein guter Anlass',
    'wrong-person': 'die falsche Person',
    'bad-time': 'ein schlechter Zeitpunkt',
    'not-mine': 'Sache von jemand anderem',
    objected: 'die Person möchte nichts von uns hören',
    restricted: 'die Daten dürfen nur aufbewahrt werden',
    released: 'der Kontakt wurde ziehen gelassen',
    held: 'zu diesem Kontakt ist etwas zu klären',
    responded: 'die Person hat geschrieben',
    answered: 'es wurde geantwortet',
    touched: 'jemand hatte geschrieben',
    erased: 'die Person wurde gelöscht',
    'evidence-gone': 'sein Anlass gilt nicht mehr',
    reverted: 'der Import dahinter wurde zurückgenommen',
    'member-gone': 'das Mitglied hat das Team verlassen',
    'wrote-nothing': 'es wurde nichts geschrieben',
    'off-limits': 'der Arbeitgeber ist tabu',
    'in-process': 'eine Bewerbung der Person läuft, oder sie wurde eingestellt',
    unwelcome: 'die Person hat sich von jemandem im Team abgewandt',
    'consent-withdrawn': 'die Person möchte auf diesem Weg keine Nachrichten mehr',
    away: 'die Person ist abwesend',
    bounced: 'E-Mails an die Person kommen zurück, und ein anderer Weg ist nicht bekannt',
    merged: 'die Person war schon unter einem anderen Eintrag vorgeschlagen',
    unmerged: 'es sind doch zwei Personen',
  },
};

type Sign = (sign: string, lifted: boolean, network: string) => string;

/** That somebody turned away from us somewhere, or that this is over. */
export const unwelcomeWords: Record<'en' | 'de', Sign> = {
  en: (sign, lifted, network) => {
    if (sign === 'no-email') return lifted ? 'May be sent e-mail again' : 'Does not want e-mail';
    return lifted ? `Is back on ${network}` : `Turned away from one of us on ${network}`;
  },
  de: (sign, lifted, network) => {
    if (sign === 'no-email') return lifted ? 'E-Mails sind wieder erwünscht' : 'Möchte keine E-Mails';
    return lifted ? `Ist auf ${network} wieder da` : `Hat sich auf ${network} von jemandem im Team abgewandt`;
  },
};

/** What they did in public, or with one of us. */
export const activityWords: Words<ActivityKind> = {
  en: { talk: 'Talk', release: 'Release', post: 'Article', event: 'Event', met: 'Met one of us' },
  de: { talk: 'Vortrag', release: 'Veröffentlichung', post: 'Artikel', event: 'Veranstaltung', met: 'Treffen mit uns' },
};

/** Signs of theirs without words. */
export const signs: Record<'en' | 'de', Record<string, string>> = {
  en: { accepted: 'They accepted an invitation of ours', invited: 'They invited one of us to connect' },
  de: { accepted: 'Hat eine Einladung von uns angenommen', invited: 'Hat jemanden von uns eingeladen' },
};
