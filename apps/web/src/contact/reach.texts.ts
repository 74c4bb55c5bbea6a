import { bilingual } from '../i18n/bilingual.js';

export const reachTexts = bilingual(
  {
    title: 'Whether messages reach them',
    none: 'Nothing is known that would keep a message from them.',
    awayDated: 'Away, and back on {{back}}: nobody is offered to write until {{until}}.',
    awayUndated: 'Away since {{day}} at the latest: nobody is offered to write until {{until}}.',
    isBack: 'They are back',
    bounced: 'Messages to {{address}} come back since {{day}}: nobody is offered to write there.',
    works: 'This address works',
    takenBack: 'It counts no longer.',
    away: 'They are away',
    awayAsk: 'Nobody is offered to write until they are back and have had two working days. It is no sign of theirs.',
    back: 'Back on (empty: nobody knows, and two weeks are waited)',
    awayYes: 'Leave them in peace',
    comesBack: 'An address does not work',
    comesBackAsk: 'Nobody is offered to write there any more. What came back is no attempt in vain.',
    address: 'Which address?',
    comesBackYes: 'Write there no more',
    recorded: 'Kith keeps to it.',
  },
  {
    title: 'Ob Nachrichten sie erreichen',
    none: 'Nichts ist bekannt, was eine Nachricht aufhielte.',
    awayDated: 'Abwesend und am {{back}} zurück: bis {{until}} wird niemandem vorgeschlagen zu schreiben.',
    awayUndated: 'Spätestens seit {{day}} abwesend: bis {{until}} wird niemandem vorgeschlagen zu schreiben.',
    isBack: 'Sie sind wieder da',
    bounced:
      'Nachrichten an {{address}} kommen seit {{day}} zurück: dorthin wird niemandem vorgeschlagen zu schreiben.',
    works: 'Diese Adresse geht',
    takenBack: 'Es zählt nicht mehr.',
    away: 'Sie sind abwesend',
    awayAsk:
      'Niemandem wird vorgeschlagen zu schreiben, bis sie zurück sind und zwei Arbeitstage hatten. Ein Zeichen von ihnen ist es nicht.',
    back: 'Zurück am (leer: niemand weiß es, dann wird zwei Wochen gewartet)',
    awayYes: 'In Ruhe lassen',
    comesBack: 'Eine Adresse geht nicht',
    comesBackAsk:
      'Dorthin wird niemandem mehr vorgeschlagen zu schreiben. Was zurückkam, ist kein vergeblicher Versuch.',
    address: 'Welche Adresse?',
    comesBackYes: 'Dorthin nicht mehr schreiben',
    recorded: 'Kith hält sich daran.',
  },
);
