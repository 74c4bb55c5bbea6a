import type { RowProblem } from './format.js';

/** A sentence about a column, `„E-mail“ ` for example. */
type German = (column: string) => string;

/**
 * What the codes of files and rows mean in German. English is what a format says itself, with its numbers; rows are
 * stored with it, and with the code that finds its German.
 */
const german: Readonly<Record<string, German>> = {
  'ambiguous-date': (column) =>
    `${column}lässt sich als zwei verschiedene Tage lesen; das Datum wurde weggelassen. Berichtige es und importiere noch einmal.`,
  'bad-email': (column) => `${column}ist keine E-Mail-Adresse; berichtige sie und importiere noch einmal.`,
  'bad-phone': (column) => `${column}ist keine Telefonnummer; berichtige sie und importiere noch einmal.`,
  'bad-profile': (column) =>
    `${column}ist keine Adresse eines Profils in einem Netzwerk, das wir kennen; berichtige sie und importiere noch einmal.`,
  'bad-property': () => 'Eine Zeile dieser Karte ist nicht geschrieben, wie es vCards sind; sie wurde weggelassen.',
  'bad-url': (column) =>
    `${column}ist keine Adresse eines LinkedIn-Profils; berichtige sie und importiere noch einmal.`,
  'card-too-long': () => 'Die Karte ist auch ohne Bilder größer als 1 MB; kürze sie und importiere noch einmal.',
  'card-unclosed': () => 'Der Karte fehlt END:VCARD; füge es unter ihrer letzten Zeile ein und importiere noch einmal.',
  'cell-too-long': (column) => `${column}ist zu lang; kürze den Text und importiere noch einmal.`,
  'column-count': () =>
    'Die Zeile hat andere Spalten als die Kopfzeile; setze Text, der das Trennzeichen enthält, in Anführungszeichen.',
  draft: () => 'Ein Entwurf wurde nie abgeschickt.',
  'empty-file': () => 'Die Datei ist leer; exportiere sie neu und importiere sie dann.',
  'empty-row': () => 'Die Zeile ist leer; es ist nichts zu tun.',
  erased: () => 'Diese Person wurde gelöscht.',
  'event-ahead': () => 'Der Termin hat noch nicht stattgefunden.',
  'event-cancelled': () => 'Der Termin wurde abgesagt.',
  'format-unknown': () =>
    'Diese Art von Datei kennt Kith nicht; es liest Archive von LinkedIn, Tabellen (CSV), vCards (.vcf) und Kalender (.ics).',
  'group-conversation': () => 'Ein Gespräch von mehr als zweien richtet sich an niemand Bestimmten.',
  'mapping-invalid': () =>
    'So lassen sich die Spalten nicht lesen: Jede steht für eines, und nur E-Mail, Telefon und Profil dürfen mehrere haben.',
  'mapping-unfit': () =>
    'Die Tabelle sagt nicht, welche Spalte was enthält; benenne ihre Spalten und importiere sie dann.',
  'mapping-without-identity': () =>
    'Keine Spalte ist als E-Mail-Adresse, Telefonnummer oder Profil benannt; benenne eine, damit man die Menschen wiedererkennt.',
  'missing-column': () =>
    'In der Kopfzeile fehlt eine Spalte mit Adressen, Nummern oder Profilen; exportiere die Datei neu, mit einer davon.',
  'mixed-encoding': () =>
    'Die Zeile enthält Bytes, die kein UTF-8 sind; speichere die ganze Datei als UTF-8 und importiere noch einmal.',
  'no-attendees': () => 'Soweit der Termin es sagt, war sonst niemand dabei.',
  'no-header': () =>
    'Keine der ersten 50 Zeilen benennt die Spalten; importiere die Datei so, wie sie exportiert wurde, oder benenne die Spalten selbst.',
  'no-identity': () =>
    'Hier steht keine E-Mail-Adresse, Telefonnummer oder Profiladresse; ergänze eine, damit man die Person wiedererkennt.',
  'not-csv': () => 'Das ist keine Tabelle (CSV); exportiere die Kontakte als CSV und importiere diese Datei.',
  'not-ics': () =>
    'In dieser Datei steht kein Termin; exportiere den Kalender als iCalendar (.ics) und importiere ihn.',
  'not-text': () =>
    'Das lässt sich nicht als Text lesen; speichere die Tabelle als CSV (UTF-8) und importiere noch einmal.',
  'not-vcard': () => 'In dieser Datei steht keine vCard; exportiere die Kontakte als vCard (.vcf) und importiere sie.',
  'note-to-self': () => 'Das hat das Mitglied sich selbst geschrieben.',
  organisation: () =>
    'Das ist eine Organisation, eine Gruppe oder ein Ort und keine Person; der Eintrag wurde übergangen.',
  'owner-unknown': () =>
    'Aus der Datei geht nicht hervor, wem von zweien sie gehört; importiere das ganze LinkedIn-Archiv als Zip-Datei, wie es kam.',
  parked: () => 'Beiseitegelegt: Ein Administrator sieht unter „Geparkt“, warum.',
  'phone-extension': (column) =>
    `${column}ist eine Nummer mit Durchwahl; die Nummer allein teilen sich viele im Haus, darum wurde sie weggelassen.`,
  'read-as-windows-1252': () =>
    'Die Zeile ist kein UTF-8 und wurde als Windows-1252 gelesen; sieh nach, ob Umlaute und Akzente stimmen.',
  'replacement-character': () =>
    'Ein Zeichen der Zeile ging verloren, bevor diese Datei geschrieben wurde (�); sieh nach Name und Arbeitgeber.',
  'row-too-long': () =>
    'Eine Zeile ist länger als 1 MB; schließe ihr Anführungszeichen oder entferne sie, und importiere noch einmal.',
  'shared-number': () =>
    'Eine Telefonnummer steht weiter oben in dieser Datei bei jemand anderem; hier wurde sie weggelassen.',
  suppressed: () => 'Diese Person möchte nicht angeschrieben werden; es wurde nichts gespeichert.',
  'too-many-cards': () => 'Die Datei enthält zu viele Karten; teile sie und importiere die Teile nacheinander.',
  'too-many-events': () => 'Die Datei enthält zu viele Termine; teile sie und importiere die Teile nacheinander.',
  'too-many-identities': () => 'Die Zeile hat mehr Adressen und Nummern, als ein Mensch hat; die ersten 20 zählen.',
  'too-slow': () =>
    'Mehrere Termine wiederholen sich nach Regeln, die zu keinem Ende kommen; entferne sie, oder exportiere weniger Termine.',
  'unbalanced-quote': () =>
    'Mehrere Zeilen wurden als eine gelesen, weil ein Anführungszeichen nicht geschlossen ist; schließe es und importiere noch einmal.',
  'unclosed-quote': () => 'Ein Anführungszeichen wird nie geschlossen; schließe es und importiere noch einmal.',
  'unreadable-date': (column) =>
    `${column}lässt sich nicht als Datum lesen; exportiere die Datei neu und importiere sie, wie sie kommt.`,
  'unreadable-event': () =>
    'Der Termin lässt sich nicht lesen oder ist größer als 1 MB; exportiere den Kalender noch einmal.',
  'upload-broken-off': () =>
    'Die Übertragung brach ab, bevor die Datei vollständig war; es wurde nichts importiert. Schicke sie noch einmal.',
  'zip-broken': () =>
    'Das Zip-Archiv ist beschädigt oder unvollständig; lade es noch einmal herunter und importiere es, wie es kam.',
  'zip-encrypted': () => 'Das Archiv ist mit einem Passwort geschützt; entpacke es und importiere seine Dateien.',
  'zip-other': () =>
    'Das Archiv enthält keine Datei, die wir lesen; fordere bei LinkedIn eine Kopie deiner Daten an und importiere sie, wie sie kommt.',
  'zip-path': () =>
    'Eine Datei im Archiv hat einen Namen, der aus ihm hinausführt; importiere es, wie es von LinkedIn kam.',
  'zip-ratio': () =>
    'Eine Datei im Archiv wächst beim Entpacken auf mehr als das Hundertfache; sie wird nicht geöffnet.',
  'zip-too-large': () => 'Das Archiv ist zu groß: höchstens 100 MB gepackt und 200 MB entpackt.',
  'zip-too-many': () => 'Das Archiv enthält mehr als 1.000 Dateien.',
};

/** Whether a code has its German; of a pool's own refusals only what a file may meet has. */
export const hasGerman = (code: string): boolean => Object.hasOwn(german, code);

/** What is wrong with a file or a row, in the reader's language: in English where nobody has said it in theirs. */
export function inLanguage<Said extends Pick<RowProblem, 'code' | 'column' | 'text'>>(
  said: Said,
  language: 'en' | 'de',
): Said {
  const text = language === 'de' ? german[said.code] : undefined;
  if (text === undefined) return said;
  return { ...said, text: text(said.column === undefined ? 'Der Text ' : `„${said.column}“ `) };
}
