import { word, type Tell } from './history-fields.js';

/** How somebody was let go, or stayed. */
export const lettingGoHistory: Record<'en' | 'de', Record<string, Tell>> = {
  en: {
    'contact.released': (f) => (word(f, 'reason') === 'silence' ? 'Let go, since nothing came any more' : 'Let go'),
    'contact.revived': () => 'Taken back',
    'contact.review-listed': (f) =>
      word(f, 'why') === 'unanswered'
        ? `Stands for letting go: ${String(f['attempts'])} attempts without an answer`
        : 'Stands for letting go: no sign of theirs for two years',
    'contact.reviewed': (f) => words.en[word(f, 'decision')] ?? '…',
  },
  de: {
    'contact.released': (f) =>
      word(f, 'reason') === 'silence' ? 'Ziehen gelassen, da nichts mehr kam' : 'Ziehen gelassen',
    'contact.revived': () => 'Zurückgeholt',
    'contact.review-listed': (f) =>
      word(f, 'why') === 'unanswered'
        ? `Steht zum Ziehenlassen an: ${String(f['attempts'])} Versuche ohne Antwort`
        : 'Steht zum Ziehenlassen an: seit zwei Jahren kein Zeichen',
    'contact.reviewed': (f) => words.de[word(f, 'decision')] ?? '…',
  },
};

const words: Record<'en' | 'de', Record<string, string>> = {
  en: {
    keep: 'A member says that they stay',
    later: 'A member leaves letting go for later',
    open: 'That was taken back: they stand for letting go as before',
  },
  de: {
    keep: 'Ein Mitglied sagt: Die Person bleibt',
    later: 'Ein Mitglied verschiebt das Ziehenlassen auf später',
    open: 'Das wurde zurückgenommen: Die Person steht zum Ziehenlassen an wie zuvor',
  },
};
