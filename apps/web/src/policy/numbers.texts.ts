import { bilingual } from '../i18n/bilingual.js';

/** What each number of the policy says, and what it says where it is one. The placeholder stands once in each sentence. */
export const numbersTexts = bilingual(
  {
    cap: {
      per30Days_one: 'At most {{number}} message to one person in 30 days: all of us together, on every channel.',
      per30Days_other: 'At most {{number}} messages to one person in 30 days: all of us together, on every channel.',
      per365Days: 'At most {{number}} in a year while they have never replied.',
      per365DaysReplied: 'At most {{number}} in a year once they have ever replied.',
    },
    gap: { days: 'At least {{number}} days between two messages without a sign of theirs in between.' },
    rhythm: {
      days: 'At least {{number}} days after the last exchange, unless it is something between us.',
      closeDays: 'If they replied within half a year, {{number}} days are enough.',
    },
    backOff: {
      baseDays: 'Who does not answer is left alone for {{number}} days.',
      factor: 'With each further attempt without an answer that becomes {{number}} times as long.',
      concludedAfterDays: 'An attempt counts as unanswered after {{number}} days.',
    },
    budget: {
      offersPerDay_one: 'Each of us is offered at most {{number}} person a day.',
      offersPerDay_other: 'Each of us is offered at most {{number}} people a day.',
      tiesPerDay: 'Of these at most {{number}} are for the tie alone.',
      touchesPerDay_one: 'Each of us writes at most {{number}} message in 24 hours.',
      touchesPerDay_other: 'Each of us writes at most {{number}} messages in 24 hours.',
      touchesPerWeek_one: 'Each of us writes at most {{number}} message in 7 days.',
      touchesPerWeek_other: 'Each of us writes at most {{number}} messages in 7 days.',
    },
    brake: {
      repliesPer100:
        'Who gets fewer than {{number}} replies to their last 100 messages to people who had replied before is slowed down.',
      shareLeft: 'Of their day and week {{number}} of the room is left then.',
    },
    employer: {
      perWeek_one: 'In 7 days at most {{number}} person at one employer whom nobody of us has written to before.',
      perWeek_other: 'In 7 days at most {{number}} people at one employer whom nobody of us has written to before.',
      per30Days: 'In 30 days at most {{number}} of them.',
    },
    occasion: {
      lifeDays_one: 'A talk, a release, a post or a shared event is a reason for {{number}} day.',
      lifeDays_other: 'A talk, a release, a post or a shared event is a reason for {{number}} days.',
      newJobDays_one: 'A new job is a reason for {{number}} day from when we learned of it.',
      newJobDays_other: 'A new job is a reason for {{number}} days from when we learned of it.',
      connectedDays_one: 'A new connection is a reason for {{number}} day.',
      connectedDays_other: 'A new connection is a reason for {{number}} days.',
      metDays_one: 'Having met is a reason for {{number}} day.',
      metDays_other: 'Having met is a reason for {{number}} days.',
    },
    offer: {
      workingDays_one: 'An offer stays open for {{number}} working day.',
      workingDays_other: 'An offer stays open for {{number}} working days.',
      presumedAfterHours: 'Nobody says whether they wrote: after {{number}} hours Kith takes it that they did.',
    },
  },
  {
    cap: {
      per30Days_one:
        'Höchstens {{number}} Nachricht an einen Menschen in 30 Tagen: wir alle zusammen, auf allen Wegen.',
      per30Days_other:
        'Höchstens {{number}} Nachrichten an einen Menschen in 30 Tagen: wir alle zusammen, auf allen Wegen.',
      per365Days: 'Höchstens {{number}} in einem Jahr, solange sie nie geantwortet haben.',
      per365DaysReplied: 'Höchstens {{number}} in einem Jahr, sobald sie je geantwortet haben.',
    },
    gap: { days: 'Mindestens {{number}} Tage zwischen zwei Nachrichten, wenn dazwischen nichts von ihnen kam.' },
    rhythm: {
      days: 'Mindestens {{number}} Tage nach dem letzten Austausch, außer es geht um etwas zwischen uns.',
      closeDays: 'Haben sie im letzten halben Jahr geantwortet, genügen {{number}} Tage.',
    },
    backOff: {
      baseDays: 'Wer nicht antwortet, hat {{number}} Tage Ruhe.',
      factor: 'Mit jedem weiteren Versuch ohne Antwort wird das {{number}}-mal so lang.',
      concludedAfterDays: 'Nach {{number}} Tagen gilt ein Versuch als unbeantwortet.',
    },
    budget: {
      offersPerDay_one: 'Jedem von uns wird am Tag höchstens {{number}} Mensch vorgeschlagen.',
      offersPerDay_other: 'Jedem von uns werden am Tag höchstens {{number}} Menschen vorgeschlagen.',
      tiesPerDay: 'Davon höchstens {{number}} allein um der Verbindung willen.',
      touchesPerDay_one: 'Jeder von uns schreibt höchstens {{number}} Nachricht in 24 Stunden.',
      touchesPerDay_other: 'Jeder von uns schreibt höchstens {{number}} Nachrichten in 24 Stunden.',
      touchesPerWeek_one: 'Jeder von uns schreibt höchstens {{number}} Nachricht in 7 Tagen.',
      touchesPerWeek_other: 'Jeder von uns schreibt höchstens {{number}} Nachrichten in 7 Tagen.',
    },
    brake: {
      repliesPer100:
        'Wer auf die letzten 100 Nachrichten an Menschen, die schon einmal geantwortet hatten, weniger als {{number}} Antworten bekommt, wird gebremst.',
      shareLeft: 'Von Tag und Woche bleibt dann das {{number}}-fache an Platz.',
    },
    employer: {
      perWeek_one: 'In 7 Tagen höchstens {{number}} Mensch bei einem Arbeitgeber, dem noch niemand von uns schrieb.',
      perWeek_other:
        'In 7 Tagen höchstens {{number}} Menschen bei einem Arbeitgeber, denen noch niemand von uns schrieb.',
      per30Days: 'In 30 Tagen höchstens {{number}} von ihnen.',
    },
    occasion: {
      lifeDays_one:
        'Ein Vortrag, eine Veröffentlichung, ein Beitrag oder dieselbe Veranstaltung ist {{number}} Tag lang ein Grund.',
      lifeDays_other:
        'Ein Vortrag, eine Veröffentlichung, ein Beitrag oder dieselbe Veranstaltung ist {{number}} Tage lang ein Grund.',
      newJobDays_one: 'Eine neue Stelle ist ein Grund für {{number}} Tag, nachdem wir davon erfuhren.',
      newJobDays_other: 'Eine neue Stelle ist ein Grund für {{number}} Tage, nachdem wir davon erfuhren.',
      connectedDays_one: 'Eine neue Verbindung ist {{number}} Tag lang ein Grund.',
      connectedDays_other: 'Eine neue Verbindung ist {{number}} Tage lang ein Grund.',
      metDays_one: 'Sich begegnet zu sein ist {{number}} Tag lang ein Grund.',
      metDays_other: 'Sich begegnet zu sein ist {{number}} Tage lang ein Grund.',
    },
    offer: {
      workingDays_one: 'Ein Vorschlag bleibt {{number}} Arbeitstag offen.',
      workingDays_other: 'Ein Vorschlag bleibt {{number}} Arbeitstage offen.',
      presumedAfterHours: 'Sagt niemand, ob geschrieben wurde, nimmt Kith nach {{number}} Stunden an, dass es so war.',
    },
  },
);
