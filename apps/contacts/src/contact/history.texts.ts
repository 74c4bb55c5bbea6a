import { networkNames } from '#libs/etiquette/texts/names.js';
import { catalog } from '#libs/events/catalog.js';
import { join, word, type Fields, type Tell } from './history-fields.js';
import { activityWords, rhythmWords, reasonWords, signs, unwelcomeWords } from './history-words.texts.js';
import { handoverHistory } from './handover-history.texts.js';
import { lettingGoHistory } from './letting-go-history.texts.js';
import { narrowedHistory } from './narrowed-history.texts.js';
import { privacyHistory } from './privacy-history.texts.js';
import { reachHistory } from './reach-history.texts.js';

/** The types a contact's history may show. */
export const historyTypes = catalog.map(({ type }) => type).filter((type) => !/^(pool|digest)\./.test(type));

const en: Record<string, Tell> = {
  'contact.added': (f) => join('Came into the pool', employed(f, 'at')),
  'contact.observed': (f) => join('More was learned', word(f, 'headline'), word(f, 'location')),
  'contact.named': (f) => `Is called ${name(f)} now`,
  'contact.employer-changed': (f) => join('Changed', employed(f, 'to') || 'employer or position', before(f, 'before:')),
  'contact.connected': (f) => `Is connected to a member on ${way(f, 'network')}`,
  'contact.kept': (f) => `A member wants to keep in touch (${rhythmWords.en[word(f, 'rhythm')] ?? '…'})`,
  'contact.unkept': () => 'A member no longer keeps them',
  'contact.narrowed': narrowedHistory.en,
  'contact.identified': (f) => `Is also known as ${identities(f)}`,
  'contact.identity-conflict-found': () => 'May be the same person as another contact: nothing was joined',
  'contact.tagged': (f) => `Tagged ${list(f, 'tags')}`,
  'contact.untagged': (f) => `No longer tagged ${list(f, 'tags')}`,
  'contact.assigned': (f) => (f['owner'] === null ? 'Belongs to nobody in particular' : 'Belongs to a member'),
  'contact.corrected': () => 'Corrected by a member',
  'contact.note-added': (f) => `Note: ${word(f, 'text')}`,
  ...lettingGoHistory.en,
  'contact.follow-up-set': (f) => `A member wants to come back to it: ${word(f, 'reason')}`,
  'contact.unwelcome-seen': (f) => unwelcomeWords.en(word(f, 'sign'), f['lifted'] === true, way(f, 'network')),
  'contact.held': () => 'Held: something said about them could not be decided yet',
  'contact.unheld': () => 'No longer held',
  'contact.reverted': () => 'What an import had said was taken back',
  'contact.merged': () => 'A member said that two entries are the same person: they are one since',
  'contact.unmerged': () => 'The two are separate entries again',
  'contact.told-apart': () => 'A member said that this is not the same person as another contact',
  'contact.told-apart-undone': () => 'May be the same person as another contact after all',
  'activity.noted': (f) => join(activityWords.en[word(f, 'activity')] ?? '', word(f, 'title')),
  'application.stage-changed': (f) => join('Application in progress', word(f, 'job'), word(f, 'stage')),
  'application.hired': (f) => join('Was hired', word(f, 'job')),
  'application.ended': (f) => join('The application ended', word(f, 'job'), word(f, 'reason')),
  'application.lapsed': () => 'Nothing was heard of the application for 180 days: does it still run?',
  'application.anonymised': () => 'The platform made the application nameless',
  'application.deleted': () => 'The platform deleted the application',
  'interaction.touched': (f) => (f['presumed'] === true ? 'We presumably wrote' : `We wrote (${way(f, 'channel')})`),
  'interaction.answered': (f) => `We answered (${way(f, 'channel')})`,
  'interaction.responded': (f) =>
    join(
      signs.en[word(f, 'sign')] ?? `They gave a sign (${way(f, 'channel')})`,
      wish(f, { 'less-often': 'less often, please', 'not-now': 'not now', no: 'no' }),
    ),
  ...reachHistory.en,
  'outreach.suggested': (f) => (f['asked'] === null ? 'Offered to a member' : 'A member asked to write'),
  'outreach.withheld': (f) => `Not offered: ${against(f)}`,
  'outreach.opened': () => 'The offer was looked at',
  'outreach.accepted': () => 'A member will write',
  'outreach.declined': (f) => `The offer was declined: ${reasonWords.en[word(f, 'reason')] ?? '…'}`,
  'outreach.snoozed': () => 'The offer was put off',
  'outreach.expired': () => 'Nobody took the offer up in time',
  'outreach.withdrawn': (f) => `The offer was withdrawn: ${reasonWords.en[word(f, 'reason')] ?? '…'}`,
  ...handoverHistory.en,
  'outreach.round-held': () => 'A round was held',
  ...privacyHistory.en,
};

const de: Record<string, Tell> = {
  'contact.added': (f) => join('Kam in den Pool', employed(f, 'bei')),
  'contact.observed': (f) => join('Mehr erfahren', word(f, 'headline'), word(f, 'location')),
  'contact.named': (f) => `Heißt jetzt ${name(f)}`,
  'contact.employer-changed': (f) =>
    join('Wechsel', employed(f, 'zu') || 'des Arbeitgebers oder der Stelle', before(f, 'vorher:')),
  'contact.connected': (f) => `Ist auf ${way(f, 'network')} mit einem Mitglied verbunden`,
  'contact.kept': (f) => `Ein Mitglied möchte in Kontakt bleiben (${rhythmWords.de[word(f, 'rhythm')] ?? '…'})`,
  'contact.unkept': () => 'Ein Mitglied hält den Kontakt nicht mehr',
  'contact.narrowed': narrowedHistory.de,
  'contact.identified': (f) => `Ist auch bekannt als ${identities(f)}`,
  'contact.identity-conflict-found': () =>
    'Vielleicht dieselbe Person wie ein anderer Kontakt: nichts wurde zusammengelegt',
  'contact.tagged': (f) => `Schlagwort: ${list(f, 'tags')}`,
  'contact.untagged': (f) => `Schlagwort entfernt: ${list(f, 'tags')}`,
  'contact.assigned': (f) => (f['owner'] === null ? 'Gehört niemandem im Besonderen' : 'Gehört einem Mitglied'),
  'contact.corrected': () => 'Von einem Mitglied berichtigt',
  'contact.note-added': (f) => `Notiz: ${word(f, 'text')}`,
  ...lettingGoHistory.de,
  'contact.follow-up-set': (f) => `Ein Mitglied möchte darauf zurückkommen: ${word(f, 'reason')}`,
  'contact.unwelcome-seen': (f) => unwelcomeWords.de(word(f, 'sign'), f['lifted'] === true, way(f, 'network')),
  'contact.held': () => 'Angehalten: etwas über die Person konnte noch nicht entschieden werden',
  'contact.unheld': () => 'Nicht mehr angehalten',
  'contact.reverted': () => 'Angaben eines Imports wurden zurückgenommen',
  'contact.merged': () => 'Ein Mitglied sagt, dass zwei Einträge dieselbe Person sind: seitdem sind sie einer',
  'contact.unmerged': () => 'Die beiden sind wieder getrennte Einträge',
  'contact.told-apart': () => 'Ein Mitglied sagt, dass dies nicht dieselbe Person ist wie ein anderer Kontakt',
  'contact.told-apart-undone': () => 'Vielleicht doch dieselbe Person wie ein anderer Kontakt',
  'activity.noted': (f) => join(activityWords.de[word(f, 'activity')] ?? '', word(f, 'title')),
  'application.stage-changed': (f) => join('Bewerbung läuft', word(f, 'job'), word(f, 'stage')),
  'application.hired': (f) => join('Wurde eingestellt', word(f, 'job')),
  'application.ended': (f) => join('Die Bewerbung endete', word(f, 'job'), word(f, 'reason')),
  'application.lapsed': () => 'Von der Bewerbung war 180 Tage nichts zu hören: läuft sie noch?',
  'application.anonymised': () => 'Die Plattform hat die Bewerbung anonymisiert',
  'application.deleted': () => 'Die Plattform hat die Bewerbung gelöscht',
  'interaction.touched': (f) =>
    f['presumed'] === true ? 'Wir haben vermutlich geschrieben' : `Wir haben geschrieben (${way(f, 'channel')})`,
  'interaction.answered': (f) => `Wir haben geantwortet (${way(f, 'channel')})`,
  'interaction.responded': (f) =>
    join(
      signs.de[word(f, 'sign')] ?? `Ein Zeichen der Person (${way(f, 'channel')})`,
      wish(f, { 'less-often': 'bitte seltener', 'not-now': 'nicht jetzt', no: 'nein' }),
    ),
  ...reachHistory.de,
  'outreach.suggested': (f) => (f['asked'] === null ? 'Einem Mitglied vorgeschlagen' : 'Ein Mitglied wollte schreiben'),
  'outreach.withheld': (f) => `Nicht vorgeschlagen: ${against(f)}`,
  'outreach.opened': () => 'Der Vorschlag wurde angesehen',
  'outreach.accepted': () => 'Ein Mitglied schreibt',
  'outreach.declined': (f) => `Der Vorschlag wurde abgelehnt: ${reasonWords.de[word(f, 'reason')] ?? '…'}`,
  'outreach.snoozed': () => 'Der Vorschlag wurde verschoben',
  'outreach.expired': () => 'Niemand hat den Vorschlag rechtzeitig angenommen',
  'outreach.withdrawn': (f) => `Der Vorschlag wurde zurückgezogen: ${reasonWords.de[word(f, 'reason')] ?? '…'}`,
  ...handoverHistory.de,
  'outreach.round-held': () => 'Eine Runde fand statt',
  ...privacyHistory.de,
};

/** One sentence per type of event, in both languages; the test walks the catalog. */
export const historyTexts: Record<'en' | 'de', (type: string, fields: Fields) => string> = {
  en: (type, fields) => en[type]?.(fields) ?? type,
  de: (type, fields) => de[type]?.(fields) ?? type,
};

/** The types each language has a sentence for. */
export const toldTypes = { en: Object.keys(en), de: Object.keys(de) };

/** A network or channel, written as it writes itself. */
function way(fields: Fields, field: string): string {
  return networkNames(word(fields, field));
}

function list(fields: Fields, field: string): string {
  const value = fields[field];
  return Array.isArray(value) ? value.join(', ') : '';
}

function name(fields: Fields): string {
  const value = fields['name'] as { full?: string } | null | undefined;
  return value?.full ?? '…';
}

function identities(fields: Fields): string {
  const value = fields['identities'] as { value: string }[] | undefined;
  return (value ?? []).map((identity) => identity.value).join(', ') || '…';
}

function employed(fields: Fields, at: string): string {
  const [position, employer] = [word(fields, 'position'), word(fields, 'employerName')];
  if (employer === '') return position;
  return position === '' ? `${at} ${employer}` : `${position}, ${employer}`;
}

function before(fields: Fields, label: string): string {
  const previous = [word(fields, 'previousPosition'), word(fields, 'previousEmployerName')]
    .filter((part) => part !== '')
    .join(', ');
  return previous === '' ? '' : `(${label} ${previous})`;
}

function wish(fields: Fields, words: Record<string, string>): string {
  return words[word(fields, 'wish')] ?? '';
}

/** The sentences of the rules that said no, which the history adds to the event's fields. */
function against(fields: Fields): string {
  const sentences = fields['against'] as string[] | undefined;
  return (sentences ?? []).join(' ') || '…';
}
