import { wholeDate, type Language } from '#libs/etiquette/texts/format.js';
import { join, word, type Fields, type Tell } from './history-fields.js';

/** Sentences of the history for what kept messages from reaching somebody. */
export const reachHistory: Record<Language, Record<string, Tell>> = {
  en: {
    'interaction.bounced': (f) => join('A message came back', address(f)),
    'interaction.out-of-office': (f) =>
      f['back'] === null ? 'They are away, nobody knows until when' : `They are away, and back on ${day(f, 'en')}`,
    'interaction.retracted': (f) =>
      takenBack.en[word(f, 'what')] ?? differently.en[Number(f['imported'] === true)] ?? '…',
  },
  de: {
    'interaction.bounced': (f) => join('Eine Nachricht kam zurück', address(f)),
    'interaction.out-of-office': (f) =>
      f['back'] === null
        ? 'Die Person ist abwesend, bis wann ist nicht bekannt'
        : `Die Person ist abwesend und am ${day(f, 'de')} zurück`,
    'interaction.retracted': (f) =>
      takenBack.de[word(f, 'what')] ?? differently.de[Number(f['imported'] === true)] ?? '…',
  },
};

const takenBack: Record<Language, Record<string, string>> = {
  en: { bounce: 'The address works after all', absence: 'They are back' },
  de: { bounce: 'Die Adresse geht doch', absence: 'Die Person ist wieder da' },
};

/** Of a message: by mistake, or told differently since. */
const differently = {
  en: ['Recorded by mistake: taken back', 'Told differently by an import: taken back'],
  de: ['Versehentlich festgehalten: zurückgenommen', 'Von einem Import anders erzählt: zurückgenommen'],
} as const;

function address(fields: Fields): string {
  const { value } = (fields['identity'] ?? {}) as { value?: string };
  return value ?? '';
}

function day({ back, zone }: Fields, language: Language): string {
  return wholeDate(back, typeof zone === 'string' ? zone : 'UTC', language);
}
