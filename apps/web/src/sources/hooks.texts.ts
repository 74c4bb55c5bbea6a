import { bilingual } from '../i18n/bilingual.js';

export const hooksTexts = bilingual(
  {
    waiting: 'Waiting for the first delivery. Set it up on the platform, and this line changes by itself.',
    heard: 'Last delivery: {{moment}}',
    address: 'Address',
    steps: 'How to set it up',
    unreachable: 'Not reachable from outside',
    unreachableTodo:
      'Kith runs on this machine or in your own network, and no platform can call it there. Put it behind an address with https that the world can reach, and set KITH_PUBLIC_URL to it.',
    notUnderstood: 'Kith did not understand: {{actions}}. It keeps these deliveries for 30 days.',
    noAction: 'something without a name',
    missing: 'Its secret is missing',
    missingTodo:
      'The platform makes it, some of them only once they have the address. Paste it below; until then Kith takes nothing from there.',
    theirSecret: 'Secret of the platform',
    theirNewSecret: 'A new secret of the platform',
    give: 'Save the secret',
    giveHint: 'The one before stays good until you give another, so nothing is lost while it changes.',
    given: '“{{name}}” has its secret.',
    unverified: 'Not verified',
    unverifiedMeans:
      'Nobody knows how this platform signs. So a call only has Kith ask the platform, and whatever it says is not believed. Keep the address to yourselves.',
    refused: 'Calls are refused',
    refusedTodo:
      'Calls whose signature did not fit: {{calls}}, the last {{moment}}; nothing of them was kept. Platform and source need the same secret: give it once more on one side.',
    letThrough:
      'What it is told waits until it goes on, but for people who were deleted or joined there, or want no e-mail: Kith has heeded that all the same. Such deliveries: {{deliveries}}, the last {{moment}}.',
    replayable:
      'Nothing that this platform signs says when it was sent, so whoever caught a delivery could send it again. Kith knows it again for 30 days. Keep the address to yourselves.',
    renew: 'New secret',
    renewAsk:
      'The one before stays good until you make another, so that you have time to change it on the platform. The one before that is worth nothing then.',
    renewYes: 'Make a new secret',
  },
  {
    waiting:
      'Wartet auf die erste Lieferung. Richte sie bei der Plattform ein, dann ändert sich diese Zeile von selbst.',
    heard: 'Letzte Lieferung: {{moment}}',
    address: 'Adresse',
    steps: 'So richtest du es ein',
    unreachable: 'Von außen nicht erreichbar',
    unreachableTodo:
      'Kith läuft auf diesem Rechner oder in eurem eigenen Netz, dort kann keine Plattform anrufen. Stelle es hinter eine Adresse mit https, die alle erreichen, und setze KITH_PUBLIC_URL darauf.',
    notUnderstood: 'Nicht verstanden hat Kith: {{actions}}. Diese Lieferungen bleiben 30 Tage.',
    noAction: 'etwas ohne Namen',
    missing: 'Das Geheimnis fehlt',
    missingTodo:
      'Die Plattform macht es, manche erst, wenn sie die Adresse hat. Füge es unten ein; bis dahin nimmt Kith von dort nichts an.',
    theirSecret: 'Geheimnis der Plattform',
    theirNewSecret: 'Ein neues Geheimnis der Plattform',
    give: 'Geheimnis speichern',
    giveHint: 'Das vorige gilt, bis ihr ein anderes gebt: So geht beim Wechsel nichts verloren.',
    given: '„{{name}}“ hat ihr Geheimnis.',
    unverified: 'Nicht geprüft',
    unverifiedMeans:
      'Niemand weiß, wie diese Plattform signiert. Ein Anruf lässt Kith deshalb nur bei der Plattform nachfragen, und was darin steht, wird nicht geglaubt. Behaltet die Adresse für euch.',
    refused: 'Anrufe werden abgelehnt',
    refusedTodo:
      'Anrufe, deren Signatur nicht passte: {{calls}}, der letzte {{moment}}; nichts davon wurde aufgehoben. Plattform und Quelle brauchen dasselbe Geheimnis: Gib es auf einer Seite noch einmal ein.',
    letThrough:
      'Was sie erfährt, wartet, bis es weitergeht. Nicht gewartet hat, wer dort gelöscht oder zusammengeführt wurde oder keine E-Mail will: Das hat Kith gleich beachtet. Solche Lieferungen: {{deliveries}}, die letzte {{moment}}.',
    replayable:
      'Nichts, was diese Plattform signiert, sagt, wann es gesendet wurde: Wer eine Lieferung abfängt, könnte sie noch einmal senden. Kith erkennt sie 30 Tage lang wieder. Behaltet die Adresse für euch.',
    renew: 'Neues Geheimnis',
    renewAsk:
      'Das vorige gilt, bis du noch eines machst: So bleibt Zeit, es bei der Plattform zu ändern. Das davor gilt dann nicht mehr.',
    renewYes: 'Neues Geheimnis machen',
  },
);
