import type { Fields, Tell } from './history-fields.js';

/** Sentences of the history for numbers that somebody wishes to be written to by, each with its number. */
export const narrowedHistory: Record<'en' | 'de', Tell> = {
  en: (f) => told(f, 'The numbers of the pool hold again', 'Tighter numbers hold for them, as they wish', en),
  de: (f) => told(f, 'Es gelten wieder die Zahlen des Pools', 'Auf Wunsch der Person gelten strengere Zahlen', de),
};

type Say = (number: string) => string;

const en: Record<string, Say> = {
  'cap.per30Days': (n) => `at most ${n} messages in 30 days`,
  'cap.per365Days': (n) => `at most ${n} in a year before they ever replied`,
  'cap.per365DaysReplied': (n) => `at most ${n} in a year`,
  'gap.days': (n) => `at least ${n} days between two messages`,
  'rhythm.days': (n) => `at least ${n} days after an exchange`,
  'rhythm.closeDays': (n) => `at least ${n} days after a fresh reply`,
  'backOff.baseDays': (n) => `${n} days of rest after a message without an answer`,
  'backOff.factor': (n) => `${n} times as long each time after that`,
};

const de: Record<string, Say> = {
  'cap.per30Days': (n) => `höchstens ${n} Nachrichten in 30 Tagen`,
  'cap.per365Days': (n) => `höchstens ${n} im Jahr, solange nie eine Antwort kam`,
  'cap.per365DaysReplied': (n) => `höchstens ${n} im Jahr`,
  'gap.days': (n) => `mindestens ${n} Tage zwischen zwei Nachrichten`,
  'rhythm.days': (n) => `mindestens ${n} Tage nach einem Austausch`,
  'rhythm.closeDays': (n) => `mindestens ${n} Tage nach einer frischen Antwort`,
  'backOff.baseDays': (n) => `${n} Tage Ruhe nach einer Nachricht ohne Antwort`,
  'backOff.factor': (n) => `danach jedes Mal ${n}-mal so lang`,
};

function told({ policy }: Fields, widened: string, narrowed: string, words: Record<string, Say>): string {
  if (policy === null) return widened;
  const groups = Object.entries((policy ?? {}) as Record<string, Record<string, number>>);
  const numbers = groups.flatMap(([group, all]) =>
    Object.entries(all).map(([name, number]) => words[`${group}.${name}`]?.(String(number)) ?? ''),
  );
  const said = numbers.filter((one) => one !== '').join(', ');
  return said === '' ? narrowed : `${narrowed}: ${said}`;
}
