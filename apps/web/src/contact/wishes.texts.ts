import { bilingual } from '../i18n/bilingual.js';

export const wishesTexts = bilingual(
  {
    title: 'What they wish',
    none: 'They have not said how they want to hear from you.',
    given: '{{way}}: welcome, as they said on {{day}}.',
    withdrawn: '{{way}}: not wanted, as they said on {{day}}.',
    agree: 'They agreed to be written to',
    agreeAsk:
      'Only what they said themselves. Somebody who does not know you may then be written to in these ways; the history keeps when, how and what they agreed to.',
    agreeWays: 'In which ways?',
    how: 'How did they say so?',
    form: { spoken: 'Spoken', 'in-writing': 'In writing', form: 'In a form' },
    wording: 'What did they agree to?',
    agreeYes: 'Record it',
    refuse: 'No messages in some ways',
    refuseAsk:
      'Nobody of the team is offered to write in these ways any more, from this moment on, until they agree anew. An offer that might go there ends. It is no objection: other ways stay open to whom they know.',
    refuseWays: 'In which ways not?',
    note: 'What did they say? (optional)',
    refuseYes: 'Close these ways',
    refused: 'These ways are closed.',
  },
  {
    title: 'Was sie sich wünschen',
    none: 'Sie haben nicht gesagt, wie sie von euch hören möchten.',
    given: '{{way}}: willkommen, so am {{day}} gesagt.',
    withdrawn: '{{way}}: nicht erwünscht, so am {{day}} gesagt.',
    agree: 'Sie möchten angeschrieben werden',
    agreeAsk:
      'Nur was sie selbst gesagt haben. Wer euch noch nicht kennt, darf dann auf diesen Wegen angeschrieben werden; die Geschichte bewahrt, wann, wie und wozu sie zugestimmt haben.',
    agreeWays: 'Auf welchen Wegen?',
    how: 'Wie haben sie es gesagt?',
    form: { spoken: 'Mündlich', 'in-writing': 'Schriftlich', form: 'In einem Formular' },
    wording: 'Wozu haben sie zugestimmt?',
    agreeYes: 'So vermerken',
    refuse: 'Auf manchen Wegen keine Nachrichten',
    refuseAsk:
      'Von jetzt an wird niemandem im Team vorgeschlagen, auf diesen Wegen zu schreiben, bis sie neu zustimmen. Ein Vorschlag, der dorthin gehen könnte, endet. Ein Widerspruch ist das nicht: andere Wege bleiben offen, wenn sie euch kennen.',
    refuseWays: 'Auf welchen Wegen nicht?',
    note: 'Was haben sie gesagt? (freiwillig)',
    refuseYes: 'Diese Wege schließen',
    refused: 'Diese Wege sind geschlossen.',
  },
);
