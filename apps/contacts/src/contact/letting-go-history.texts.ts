import { word, type Tell } from './history-fields.js';

/** How somebody was let go, or stayed. */
export const lettingGoHistory: Record<'en' | 'de', Record<string, Tell>> = {
  en: {
    'contact.released': (f) => (word(f, 'reason') === 'silence' ? 'Let go, since nothing came any more' : 'Let go'),
    'contact.revived': () => 'Taken back',
    'contact.review-listed': (f) => `Stands for letting go: ${why.en[word(f, 'why')]?.(f) ?? '…'}`,
    'contact.reviewed': (f) => words.en[word(f, 'decision')] ?? '…',
  },
  de: {
    'contact.released': (f) =>
      word(f, 'reason') === 'silence' ? 'Ziehen gelassen, da nichts mehr kam' : 'Ziehen gelassen',
    'contact.revived': () => 'Zurückgeholt',
    'contact.review-listed': (f) => `Steht zum Ziehenlassen an: ${why.de[word(f, 'why')]?.(f) ?? '…'}`,
    'contact.reviewed': (f) => words.de[word(f, 'decision')] ?? '…',
  },
};

const why: Record<'en' | 'de', Record<string, Tell>> = {
  en: {
    unanswered: (f) => `${String(f['attempts'])} attempts without an answer`,
    'no-sign': () => 'no sign of theirs for two years',
    unreachable: () => 'messages come back, and no other way is known',
  },
  de: {
    unanswered: (f) => `${String(f['attempts'])} Versuche ohne Antwort`,
    'no-sign': () => 'seit zwei Jahren kein Zeichen',
    unreachable: () => 'Nachrichten kommen zurück, und ein anderer Weg ist nicht bekannt',
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
