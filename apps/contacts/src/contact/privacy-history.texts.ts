import { wayNames } from '#libs/etiquette/texts/names.js';
import { join, word, type Fields, type Tell } from './history-fields.js';

const closedEn: Record<string, string> = {
  kept: 'It was decided that they stay',
  erased: 'It was decided that they are erased',
  'taken-back': 'The platform had only joined them with another: they stay',
};
const closedDe: Record<string, string> = {
  kept: 'Es wurde entschieden, dass die Person bleibt',
  erased: 'Es wurde entschieden, dass die Person gelöscht wird',
  'taken-back': 'Die Plattform hatte die Person nur mit einer anderen zusammengelegt: sie bleibt',
};

const givenEn: Record<string, string> = { 'in-writing': 'in writing', form: 'in a form', spoken: 'spoken' };
const givenDe: Record<string, string> = { 'in-writing': 'schriftlich', form: 'im Formular', spoken: 'mündlich' };

/** In which ways. */
const ways = (language: 'en' | 'de', { channels }: Fields): string =>
  wayNames(language, Array.isArray(channels) ? channels.join(',') : null);

/** Sentences of the history for what concerns somebody's rights. */
export const privacyHistory: Record<'en' | 'de', Record<string, Tell>> = {
  en: {
    'privacy.objected': (f) =>
      f['ground'] === 'organisation'
        ? 'They do not want to hear from us: said in another pool of the organisation'
        : 'They do not want to hear from us',
    'privacy.objection-lifted': (f) => `The objection was lifted: ${word(f, 'note')}`,
    'privacy.erased': () => 'Erased',
    'privacy.erasure-completed': () => 'The erasure is complete in every store',
    'privacy.suppressed': () => 'Suppressed',
    'privacy.unsuppressed': () => 'No longer suppressed',
    'privacy.restricted': (f) =>
      join(
        f['ground'] === 'wish' ? 'Their data is only kept, as they asked' : 'Their data is only kept',
        word(f, 'note'),
      ),
    'privacy.unrestricted': (f) => join('Their data may be used again', word(f, 'note')),
    'privacy.notice-given': (f) => join('They were told that we know of them', word(f, 'note')),
    'privacy.notice-alarmed': () =>
      'A source found them, and nobody has told them yet: soon nobody is offered them, and then they are forgotten',
    'privacy.consent-recorded': (f) =>
      join(`They agreed to hear from us: ${ways('en', f)} (${givenEn[word(f, 'given')] ?? '…'})`, word(f, 'wording')),
    'privacy.consent-withdrawn': (f) => join(`They want no messages any more: ${ways('en', f)}`, word(f, 'note')),
    'privacy.exported': () => 'Everything known of them was handed out',
    'privacy.forgotten': (f) =>
      join(
        f['extent'] === 'all'
          ? `${word(f, 'source')} says that it deleted them: what it had told is gone`
          : `${word(f, 'source')} dropped some of what it had told: that is gone`,
        fate(f, 'erased in a week unless it is decided otherwise', 'whoever minds privacy decides whether they stay'),
      ),
    'privacy.request-closed': (f) => join(closedEn[word(f, 'outcome')] ?? 'Decided', word(f, 'note')),
    'privacy.lapse-announced': () => 'They were let go long ago and are erased soon, unless somebody brings them back',
    'privacy.siblings-told': () => 'Every other pool of the organisation knows it',
  },
  de: {
    'privacy.objected': (f) =>
      f['ground'] === 'organisation'
        ? 'Die Person möchte nichts von uns hören: gesagt in einem anderen Pool der Organisation'
        : 'Die Person möchte nichts von uns hören',
    'privacy.objection-lifted': (f) => `Der Widerspruch wurde aufgehoben: ${word(f, 'note')}`,
    'privacy.erased': () => 'Gelöscht',
    'privacy.erasure-completed': () => 'Die Löschung ist in allen Speichern abgeschlossen',
    'privacy.suppressed': () => 'Gesperrt',
    'privacy.unsuppressed': () => 'Nicht mehr gesperrt',
    'privacy.restricted': (f) =>
      join(
        f['ground'] === 'wish'
          ? 'Die Daten werden auf eigenen Wunsch nur noch aufbewahrt'
          : 'Die Daten werden nur noch aufbewahrt',
        word(f, 'note'),
      ),
    'privacy.unrestricted': (f) => join('Die Daten dürfen wieder genutzt werden', word(f, 'note')),
    'privacy.notice-given': (f) => join('Der Person wurde gesagt, dass wir von ihr wissen', word(f, 'note')),
    'privacy.notice-alarmed': () =>
      'Eine Quelle hat die Person gefunden, und niemand hat es ihr gesagt: bald wird sie nicht mehr vorgeschlagen und dann vergessen',
    'privacy.consent-recorded': (f) =>
      join(
        `Die Person hat zugestimmt, von uns zu hören: ${ways('de', f)} (${givenDe[word(f, 'given')] ?? '…'})`,
        word(f, 'wording'),
      ),
    'privacy.consent-withdrawn': (f) =>
      join(`Die Person möchte keine Nachrichten mehr: ${ways('de', f)}`, word(f, 'note')),
    'privacy.exported': () => 'Alles, was über die Person bekannt ist, wurde herausgegeben',
    'privacy.forgotten': (f) =>
      join(
        f['extent'] === 'all'
          ? `${word(f, 'source')} hat die Person nach eigener Angabe gelöscht: was von dort kam, ist weg`
          : `${word(f, 'source')} hat einige Angaben gelöscht: sie sind weg`,
        fate(
          f,
          'in einer Woche gelöscht, wenn nichts anderes entschieden wird',
          'wer auf den Datenschutz achtet, entscheidet, ob die Person bleibt',
        ),
      ),
    'privacy.request-closed': (f) => join(closedDe[word(f, 'outcome')] ?? 'Entschieden', word(f, 'note')),
    'privacy.lapse-announced': () =>
      'Vor langer Zeit ziehen gelassen: die Person wird bald gelöscht, wenn niemand sie zurückholt',
    'privacy.siblings-told': () => 'Jeder andere Pool der Organisation weiß davon',
  },
};

/** What becomes of them after a platform's deletion. */
function fate(fields: Record<string, unknown>, byItself: string, byPerson: string): string {
  if (fields['request'] === null) return '';
  return fields['eraseAt'] === null ? byPerson : byItself;
}
