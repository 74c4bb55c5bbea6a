import { z } from 'zod';
import type { KindTexts } from '../sources/kind.js';
import { settingHelp } from '../sources/setting-help.js';

/** What an organiser's own account is, in the words of the page; the same wherever the events are kept. */
export function organiserTexts(platform: string): KindTexts {
  return {
    title: { en: `Our own events (${platform})`, de: `Eigene Veranstaltungen (${platform})` },
    takes: {
      en: 'Of your own events that took place in the last 30 days: their title and address, and which of your contacts were checked in, and when.',
      de: 'Von euren eigenen Veranstaltungen der letzten 30 Tage: Titel und Adresse, und wer von deinen Kontakten wann eingelassen wurde.',
    },
    often: {
      en: 'Every six hours, less often while nothing works.',
      de: 'Alle sechs Stunden; seltener, solange nichts geht.',
    },
    never: {
      en: 'Names, prices, payments, answers to questions, whoever registered and did not come, and people who are not in the pool. Nothing there changes.',
      de: 'Namen, Preise, Zahlungen, Antworten auf Fragen, alle, die angemeldet waren und nicht kamen, und Menschen, die nicht im Pool sind. Dort ändert sich nichts.',
    },
  };
}

/** Whoever connects it says that they met everybody who came: then it is a meeting, else the same event. */
export function metSetting() {
  return z
    .boolean()
    .optional()
    .register(settingHelp, {
      input: 'flag',
      label: { en: 'I met everybody who came', de: 'Ich habe alle getroffen, die kamen' },
      help: {
        en: 'For a dinner or a small meetup: whoever was checked in has met you. Leave it out for a conference, where you were only at the same event.',
        de: 'Für ein Abendessen oder ein kleines Treffen: Wer eingelassen wurde, hat dich getroffen. Lass es weg für eine Konferenz; dort wart ihr nur auf derselben Veranstaltung.',
      },
    });
}
