import { bilingual } from '../i18n/bilingual.js';

export const partingTexts = bilingual(
  {
    title: 'Parting',
    release: 'Let go',
    releaseAsk:
      'Kith will not suggest this person any more, and forgets them after a year. A sign from them, or you, brings them back.',
    releaseYes: 'Let go',
    released: 'Let go.',
    revive: 'Bring back',
    objection: 'Record an objection',
    objectionAsk:
      'From now on nobody of the team writes to this person, on any channel, for ever. Only their own wish can lift it.',
    objectionNote: 'What did they say? (optional)',
    objectionYes: 'Record it',
    lift: 'Lift the objection',
    liftAsk: 'Only if they wish to hear from you again. The history keeps what they said.',
    liftNote: 'What did they say?',
    liftYes: 'Lift it',
    notice: 'They have been told',
    noticeAsk:
      'A source found this person: tell them that you know of them, from where, and how they can object. After 30 days nobody is offered them any more, after 60 they are forgotten. That this ground decides is judgement, not settled law.',
    noticeNote: 'How were they told? (optional)',
    noticeYes: 'Record it',
    restrict: 'Only keep',
    restrictAsk: 'Their data stays and is not used: nobody writes to this person until that is lifted.',
    restrictNote: 'What did they say? (optional)',
    restrictYes: 'Only keep',
    unrestrict: 'Use again',
    unrestrictAsk: 'The history keeps the reason.',
    unrestrictNote: 'Why may it be used again?',
    unrestrictYes: 'Use again',
    export: 'Everything we know of them, as a file to hand out',
    erase: 'Erase',
    eraseAsk:
      'Everything about this person is deleted and cannot be brought back. Kith remembers only not to take them in again.',
    eraseMerged: 'This covers every entry this person was made of. If one of them is somebody else, part them first.',
    partFirst: 'Part {{name}} first',
    eraseYes: 'Erase for ever',
    erased: 'Erased.',
  },
  {
    title: 'Abschied',
    release: 'Ziehen lassen',
    releaseAsk:
      'Kith schlägt diesen Menschen nicht mehr vor und vergisst ihn nach einem Jahr. Ein Zeichen von dort, oder du, holt ihn zurück.',
    releaseYes: 'Ziehen lassen',
    released: 'Ziehen gelassen.',
    revive: 'Zurückholen',
    objection: 'Widerspruch vermerken',
    objectionAsk:
      'Von jetzt an schreibt niemand aus dem Team diesem Menschen, auf keinem Weg, für immer. Nur der eigene Wunsch kann das aufheben.',
    objectionNote: 'Was wurde gesagt? (freiwillig)',
    objectionYes: 'So vermerken',
    lift: 'Widerspruch aufheben',
    liftAsk: 'Nur wenn dieser Mensch wieder von euch hören möchte. Was gesagt wurde, bleibt in der Geschichte.',
    liftNote: 'Was wurde gesagt?',
    liftYes: 'Aufheben',
    notice: 'Die Person weiß es jetzt',
    noticeAsk:
      'Eine Quelle hat diesen Menschen gefunden: Sagt ihm, dass ihr von ihm wisst, woher, und wie er widersprechen kann. Nach 30 Tagen wird er nicht mehr vorgeschlagen, nach 60 vergessen. Dass die Grundlage darüber entscheidet, ist unser Urteil und nicht gesichertes Recht.',
    noticeNote: 'Wie wurde es gesagt? (freiwillig)',
    noticeYes: 'So vermerken',
    restrict: 'Nur aufbewahren',
    restrictAsk:
      'Die Daten bleiben und werden nicht genutzt: niemand schreibt diesem Menschen, bis das aufgehoben ist.',
    restrictNote: 'Was wurde gesagt? (freiwillig)',
    restrictYes: 'Nur aufbewahren',
    unrestrict: 'Wieder nutzen',
    unrestrictAsk: 'Der Grund bleibt in der Geschichte.',
    unrestrictNote: 'Warum dürfen sie wieder genutzt werden?',
    unrestrictYes: 'Wieder nutzen',
    export: 'Alles, was wir über diesen Menschen wissen, als Datei zum Herausgeben',
    erase: 'Löschen',
    eraseAsk:
      'Alles über diesen Menschen wird gelöscht und kommt nicht zurück. Kith merkt sich nur, ihn nicht wieder aufzunehmen.',
    eraseMerged:
      'Das umfasst alle Einträge, aus denen dieser Mensch besteht. Ist einer davon jemand anderes, trenne ihn vorher.',
    partFirst: 'Erst {{name}} trennen',
    eraseYes: 'Für immer löschen',
    erased: 'Gelöscht.',
  },
);
