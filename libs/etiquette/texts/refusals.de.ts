import type { RefusalText } from './parts.js';
import { faultsDe } from './policy-faults.texts.js';
import type { RefusalCode } from './refusals.en.js';

/** The German of `refusals.en.ts`, code for code. */
export const refusalsDe: Readonly<Record<RefusalCode, RefusalText>> = {
  'contact-unknown': () => 'Diesen Kontakt gibt es hier nicht: suche nach Name oder Profiladresse.',
  'contact-erased': () => 'Dieser Kontakt wurde gelöscht: zu ihm lässt sich nichts mehr festhalten.',
  'contact-known': () => 'Diese Person gibt es hier schon: öffne ihren Kontakt und ergänze, was neu ist.',
  'identity-taken': () =>
    'Diese Adresse oder dieses Profil gehört zu einem anderen Kontakt: öffne ihn und sieh nach, wo es stimmt.',
  'too-many-tags': ({ because }, f) =>
    `Ein Kontakt kann ${f.counted(because?.['most'], 'Schlagwort', 'Schlagwörter')} haben: nimm zuerst einige weg.`,
  'contact-held': () =>
    'Zu diesem Kontakt ist noch etwas zu klären: kläre es unter Geparkt und versuche es dann erneut.',
  'suggestion-unknown': () => 'Diesen Vorschlag gibt es für diesen Kontakt nicht: lade Heute neu.',
  'suggestion-ended': ({ because }, f) => `Dieser Vorschlag endete am ${f.date(because?.['at'])}: lade Heute neu.`,
  'not-accepted': () => 'Dieser Vorschlag ist noch nicht angenommen: nimm ihn an, oder halte eine Nachricht fest.',
  'handover-needless': () => 'Niemand sonst spricht mit der Person: es gibt nichts zu übergeben.',
  'handover-own-reason': () =>
    'Den Anlass für diesen Vorschlag bringst du selbst mit: lehne ihn ab und übergib dann das Gespräch.',
  'not-voice': () => 'Dieses Gespräch ist nicht deines: frag, wer mit der Person spricht.',
  'handover-not-asked': () => 'Niemand wartet auf diese Übergabe: lade den Kontakt neu.',
  'not-yours': () => 'Dieser Vorschlag gehört jemand anderem im Team: bitte um die Weitergabe.',
  'no-open-response': () => 'Keine Nachricht der Person wartet auf Antwort: halte es als eigene Nachricht fest.',
  'interaction-unknown': () => 'Diese Nachricht gibt es bei diesem Kontakt nicht: lade den Verlauf neu.',
  'until-before-response': ({ because }, f) =>
    `Das genannte Datum, ${f.date(because?.['until'])}, liegt vor der Nachricht: berichtige es.`,
  'until-past': ({ because }, f) => `Der ${f.date(because?.['until'])} ist vorbei: wähle einen späteren Tag.`,
  'date-past': ({ because }, f) => `Der ${f.date(because?.['at'])} ist vorbei: wähle ein späteres Datum.`,
  rules: ({ because }, f, against) => {
    const from = because?.['from'];
    const then = typeof from === 'number' ? `Versuche es ab ${f.date(from)} wieder.` : 'Erst muss sich etwas ändern.';
    return `Jetzt nicht: ${[...against, then].join(' ')}`;
  },
  'stale-version': () => 'Das hat inzwischen jemand geändert: lade neu und entscheide noch einmal.',
  suppressed: () =>
    'Die Person will hier nicht geführt werden: nichts wurde festgehalten; nur die Datenschutzrolle kann das auf ihren Wunsch aufheben.',
  'nobody-named': () => 'Es fehlt eine Adresse, ein Profil oder ein Name mit Arbeitgeber: ergänze eines davon.',
  'invalid-input': () => 'Einige Angaben fehlen oder stimmen nicht: berichtige die genannten.',
  'decision-failed': () =>
    'Das ließ sich wegen eines Fehlers bei uns nicht entscheiden, nichts wurde geändert: versuche es erneut oder wende dich an die Verwaltung.',
  queued: () => 'Das ist angenommen und wird gleich entschieden: du musst es nicht noch einmal senden.',
  parked: () =>
    'Das ließ sich nicht entscheiden und ist beiseitegelegt, nichts geht verloren: die Verwaltung sieht unter „Geparkt“, warum.',
  discarded: () => 'Die Verwaltung hat das aufgegeben, während es wartete: sag es noch einmal, wenn es noch gilt.',
  yielded: () =>
    'Währenddessen wurde jemand ziehen gelassen oder hat widersprochen, und das zählt: sieh nach und entscheide neu.',
  'key-reused': () => 'Dieser Idempotency-Key gehört schon zu etwas anderem: sende einen neuen.',
  'key-exists': () => 'Einen Schlüssel mit dieser Kennung gibt es schon: erzeuge einen anderen.',
  'secret-shown': () =>
    'Das Geheimnis dieses Schlüssels wurde einmal gezeigt, als er entstand: ist es verloren, widerrufe ihn und erzeuge einen anderen.',
  'key-unknown': () => 'Diesen Schlüssel gibt es nicht: lade die Liste neu.',
  'member-unknown': () => 'Dieses Mitglied gibt es hier nicht: wähle jemanden aus dem Team.',
  'member-exists': () => 'Dieses Mitglied ist schon im Team: ändere den Eintrag stattdessen.',
  'last-owner': () => 'Ein Pool braucht eine Inhaberin oder einen Inhaber: bestimme zuerst jemand anderen.',
  'pool-unknown': () => 'Diesen Pool gibt es nicht: wähle einen anderen.',
  'pool-exists': () => 'Einen Pool mit dieser Kennung gibt es schon: lege einen anderen an.',
  'pool-moved': () => 'Dieser Pool ist auf eine andere Installation umgezogen: mach dort weiter.',
  'zone-unknown': ({ because }) =>
    `${String(because?.['zone'])} ist keine Zeitzone: nimm einen Namen wie Europe/Berlin.`,
  'policy-refused': ({ because }) => `Es bleibt, wie es ist: ${faultsDe(because?.['faults'])}`,
  'employer-not-closed': () => 'Dieser Arbeitgeber ist nicht tabu: lade die Liste neu.',
  'employer-nameless': () => 'Das ist kein Name eines Arbeitgebers: schreib ihn so, wie er sich selbst nennt.',
  'duty-unknown': () => 'Diese Pflicht einer Löschung gibt es nicht: es ist nichts zu melden.',
  'line-unknown': () => 'Dort ist nichts mehr geparkt: lade die Liste neu.',
  'import-unknown': () => 'Diesen Import gibt es nicht: lade die Liste der Importe neu.',
  'import-not-finished': () => 'Dieser Import läuft noch: warte, bis er fertig ist.',
  'import-too-old': ({ because }, f) =>
    `Dieser Import ist älter als ${f.counted(because?.['days'], 'Tag', 'Tage')} und lässt sich nicht mehr als Ganzes zurücknehmen: berichtige seine Kontakte einzeln.`,
  'row-unknown': () => 'Diese Zeile gibt es in diesem Import nicht: lade seine Zeilen neu.',
  'request-closed': () => 'Hier ist nichts mehr zu entscheiden: lade die Anfragen neu.',
  'row-erased': () => 'Diese Person wurde gelöscht: es ist nichts mehr da, was man behalten könnte.',
  'format-unknown': ({ because }) =>
    `${String(because?.['format'])} ist kein Format, das Kith liest: wähle eines der angebotenen.`,
  'no-address': () =>
    'Der Pool kennt keine E-Mail-Adresse von dir: bitte die Verwaltung, sie einzutragen, oder wähle einen anderen Weg.',
  'address-of-contact': () =>
    'Deine E-Mail-Adresse gehört zu einem eurer Kontakte, und Kith schickt Kontakten nie etwas: entferne sie dort, oder lass für dich eine andere eintragen.',
  'webhook-invalid': () =>
    'Das ist keine Adresse eines eingehenden Webhooks dieses Chats: kopiere sie neu aus den Einstellungen des Chats.',
  'no-digest': () => 'Du hast keine Übersicht gewählt: wähle zuerst E-Mail oder einen Chat.',
  'webhook-unknown': () => 'Diesen Webhook gibt es in diesem Pool nicht: lade die Liste neu.',
  'webhook-address-invalid': () =>
    'Das ist keine Webadresse, der etwas gesagt werden kann: sie beginnt mit https und enthält weder Benutzer noch Passwort.',
  'webhook-stopped': () => 'Dieser Webhook ruht: lass ihn erst weiterlaufen.',
  'delivery-unknown': () => 'Diese Nachricht des Webhooks gibt es nicht (mehr): lade seine Zustellungen neu.',
  'too-many-webhooks': ({ because }, f) =>
    `Ein Pool berichtet höchstens ${f.counted(because?.['most'], 'System', 'Systemen')}: entferne erst eines.`,
  'event-type-unknown': ({ because }) =>
    `Etwas vom Typ „${String(because?.['type'])}“ geschieht hier nie: wähle einen der aufgeführten.`,
  'asked-already': () => 'Eine ist schon unterwegs: warte eine Minute, bevor du die nächste anforderst.',
};

/** A refusal that this release has no words for. */
export const unknownRefusalDe: RefusalText = ({ refused }) =>
  `Das wurde abgelehnt (${refused}), nichts wurde geändert: prüfe die Angaben.`;
