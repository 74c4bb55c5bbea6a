import type { Format } from './format.js';
import { networkNames, wayNames } from './names.js';
import type { Texts, VerdictValues } from './parts.js';

const from = (until: unknown, f: Format) => (until === null ? '' : `; möglich ab ${f.date(until)}`);

const by = (at: unknown, f: Format) => (typeof at === 'number' ? `, spätestens am ${f.date(at)}` : '');

const text = (value: unknown) => (typeof value === 'string' ? value : null);

const offLimitsWords: Readonly<Record<string, string>> = {
  client: 'euer Kunde',
  partner: 'euer Partner',
  agreement: 'so habt ihr es vereinbart',
  'own-house': 'euer eigenes Haus',
  other: 'so hat euer Team entschieden',
};

/** The German of `verdicts.en.ts`. */
export const verdictsDe: Texts['verdicts'] = {
  'objection/none': () => 'Es liegt kein Widerspruch vor.',
  'objection/objected': ({ at }, f) =>
    `Widerspruch vom ${f.date(at)}: nie wieder schreiben, außer die Person selbst wünscht es anders.`,
  'restriction/none': () => 'Die Daten dürfen genutzt werden.',
  'restriction/wished': ({ at }, f) =>
    `Seit ${f.date(at)} werden die Daten auf eigenen Wunsch nur noch aufbewahrt: niemand schreibt, bis das aufgehoben ist.`,
  'restriction/platform': ({ at }, f) =>
    `Eine Plattform hat am ${f.date(at)} gesagt, dass sie die Person gelöscht hat: niemand schreibt, bis das entschieden ist.`,
  'released/none': () => 'Der Kontakt ist nicht ziehen gelassen.',
  'released/released': ({ at }, f) =>
    `Am ${f.date(at)} ziehen gelassen; ein Zeichen der Person oder eure Entscheidung holt den Kontakt zurück.`,
  'held/none': () => 'Zu diesem Kontakt ist nichts offen.',
  'held/held': ({ lines }, f) =>
    `Erst zu klären: ${f.counted(lines, 'offene Angabe', 'offene Angaben')} zu diesem Kontakt.`,
  'notice/none-owed': () => 'Die Person weiß von euch, oder sie erfährt es mit der ersten Nachricht.',
  'notice/given': ({ at }, f) => `Am ${f.date(at)} wurde der Person gesagt, dass ihr von ihr wisst.`,
  'notice/owed': ({ blockedAt }, f) =>
    `Eine Quelle hat die Person gefunden: Sagt ihr bis zum ${f.date(blockedAt)}, dass ihr von ihr wisst.`,
  'notice/overdue': ({ blockedAt }, f) =>
    `Eine Quelle hat die Person gefunden, und bis zum ${f.date(blockedAt)} hat es ihr niemand gesagt: Sagt es ihr, oder lasst sie ziehen.`,
  'country/open': () => 'Wo die Person lebt, darf auch schreiben, wen sie noch nicht kennt.',
  'country/relation': () => 'Ihr kennt einander.',
  'country/ask-first': () =>
    'Die Person kennt euch noch nicht: lade sie ein, oder antworte auf etwas, das sie öffentlich gesagt hat.',
  'country/asking': () => 'Eine Einladung oder eine öffentliche Antwort fragt, bevor sie etwas sagt.',
  'country/no-relation': ({ country }) =>
    `Die Person kennt euch noch nicht, und ${country === null ? 'wo sie lebt, ist nicht bekannt' : 'das Recht dort, wo sie lebt, schützt sie vor Nachrichten, um die sie nicht gebeten hat'}: lade sie ein, oder antworte auf etwas, das sie öffentlich gesagt hat.`,
  'country/consent': ({ channels, at }, f) =>
    `Die Person hat am ${f.date(at)} zugestimmt, auf diesem Weg von euch zu hören: ${wayNames('de', channels)}.`,
  'country/withdrawn': ({ channels, at }, f) =>
    `Die Person hat am ${f.date(at)} gesagt, dass sie auf diesem Weg keine Nachrichten mehr möchte: ${wayNames('de', channels)}. Er bleibt zu, bis sie neu zustimmt.`,
  'in-process/none': () => 'Es läuft keine Bewerbung der Person.',
  'in-process/active': ({ at, until }, f) =>
    `Eine Bewerbung der Person läuft, zuletzt bewegt am ${f.date(at)}: niemand schreibt nebenher${from(until, f)}.`,
  'in-process/hired': ({ at, until }, f) =>
    `Am ${f.date(at)} eingestellt: die Person wird in Ruhe gelassen${from(until, f)}.`,
  'in-process/lapsed': ({ at }, f) =>
    `Von der Bewerbung ist seit ${f.date(at)} nichts mehr zu hören: kläre zuerst, ob sie noch läuft.`,
  'unwelcome/none': () => 'Die Person hat sich nirgends abgewandt.',
  'unwelcome/not-by-email': () => 'Die Person möchte keine E-Mails: ein anderer Weg steht offen.',
  'unwelcome/no-email': () => 'Die Person möchte keine E-Mails: wähle einen anderen Weg.',
  'unwelcome/closed': ({ at, network }, f) =>
    `Die Person hat sich am ${f.date(at)} auf ${networkNames(text(network))} abgewandt: dieser Weg bleibt zu.`,
  'unwelcome/resting': ({ at, until }, f) =>
    `Die Person hat sich am ${f.date(at)} von jemandem im Team abgewandt: lass sie in Ruhe${from(until, f)}.`,
  'away/none': () => 'Die Person ist nicht abwesend, soweit bekannt.',
  'away/dated': ({ back, until }, f) =>
    `Die Person ist abwesend, am ${f.date(back)} zurück und hat dann zwei Arbeitstage, um aufzuholen${from(until, f)}.`,
  'away/undated': ({ at, until }, f) =>
    `Die Person war am ${f.date(at)} abwesend, bis wann ist nicht bekannt${from(until, f)}.`,
  'bounced/none': () => 'Von keiner Adresse der Person ist bekannt, dass sie nicht geht.',
  'bounced/not-by-email': ({ at }, f) =>
    `E-Mails an die Person kommen seit dem ${f.date(at)} zurück: ein anderer Weg erreicht sie vielleicht.`,
  'bounced/email': ({ at }, f) =>
    `E-Mails an die Person kommen seit dem ${f.date(at)} zurück: wähle einen anderen Weg, oder trag eine Adresse ein, die geht.`,
  'bounced/no-way': ({ at }, f) =>
    `E-Mails an die Person kommen seit dem ${f.date(at)} zurück, und ein anderer Weg ist nicht bekannt: trag einen ein, oder nenne den, den du kennst.`,
  'cap/room': (b, f) =>
    `${f.number(b['monthUsed'])} von ${f.number(b['monthOf'])} Nachrichten in 30 Tagen und ${f.number(b['yearUsed'])} von ${f.number(b['yearOf'])} in 365 sind verbraucht${b['reserved'] === true ? ', eine weitere ist vorgemerkt' : ''}.`,
  'cap/answer': () => 'Eine Antwort braucht kein Kontingent.',
  'cap/month-full': (b, f) =>
    `${f.number(b['monthUsed'])} von ${f.number(b['monthOf'])} Nachrichten in 30 Tagen sind verbraucht${b['reserved'] === true ? ' und eine ist vorgemerkt' : ''}${from(b['until'], f)}.`,
  'cap/year-full': (b, f) =>
    `${f.number(b['yearUsed'])} von ${f.number(b['yearOf'])} Nachrichten in 365 Tagen sind verbraucht${b['reserved'] === true ? ' und eine ist vorgemerkt' : ''}${from(b['until'], f)}.`,
  'gap/nothing-unanswered': () => 'Keine eurer Nachrichten wartet auf Antwort.',
  'gap/over': ({ days, lastAt }, f) =>
    `Die letzte Nachricht vom ${f.date(lastAt)} liegt mehr als ${f.number(days)} Tage zurück.`,
  'gap/running': ({ days, lastAt, until }, f) =>
    `Nach der letzten Nachricht vom ${f.date(lastAt)} gilt Ruhe für ${f.number(days)} Tage${from(until, f)}.`,
  'rhythm/exempt': () => 'Dieser Anlass liegt zwischen euch und braucht keinen Rhythmus.',
  'rhythm/no-exchange': () => 'Es gab noch keinen Austausch, dessen Rhythmus zählen würde.',
  'rhythm/over': ({ days, lastAt }, f) =>
    `Der letzte Austausch am ${f.date(lastAt)} liegt mindestens ${f.number(days)} Tage zurück.`,
  'rhythm/running': ({ days, lastAt, until }, f) =>
    `Auf den Austausch vom ${f.date(lastAt)} folgen ${f.number(days)} ruhige Tage${from(until, f)}.`,
  'back-off/no-silence': () => 'Die Person hat nichts unbeantwortet gelassen.',
  'back-off/follow-up': ({ lastAt }, f) => `Auf die Nachricht vom ${f.date(lastAt)} darf einmal nachgefasst werden.`,
  'back-off/over': ({ episodes, days }, f) =>
    `${f.counted(episodes, 'Versuch ist', 'Versuche sind')} unbeantwortet, und die Wartezeit von ${f.number(days)} Tagen ist vorbei.`,
  'back-off/not-now': ({ dateGiven, closeUntil, until }, f) =>
    `Die Person sagte „jetzt nicht“${dateGiven === true ? ` und nannte den ${f.date(closeUntil)}` : ''}${from(until, f)}.`,
  'back-off/follow-up-later': ({ lastAt, until }, f) =>
    `Auf die Nachricht vom ${f.date(lastAt)} darf einmal nachgefasst werden, aber noch nicht${from(until, f)}.`,
  'back-off/waiting': ({ episodes, days, lastAt, until }, f) =>
    `${f.counted(episodes, 'Versuch ist', 'Versuche sind')} unbeantwortet: ${f.number(days)} Tage Stille nach dem ${f.date(lastAt)}${from(until, f)}.`,
  'dormant/none': () => 'Die Verbindung ruht nicht seit Jahren.',
  'dormant/once': ({ lastAt }, f) =>
    `Der letzte Austausch war am ${f.date(lastAt)}: eine Nachricht mit eigenem Anlass passt, und nur eine.`,
  'dormant/needs-reason': ({ lastAt }, f) =>
    `Der letzte Austausch war am ${f.date(lastAt)}: nach so langer Zeit ist die Verbindung allein kein Anlass.`,
  'dormant/written': ({ writtenAt, until }, f) =>
    `Nach Jahren der Stille kam am ${f.date(writtenAt)} eine Nachricht von euch: einmal in drei Jahren genügt${from(until, f)}.`,
  'reserved/free': () => 'Niemand sonst ist dabei zu schreiben.',
  'reserved/offered': ({ until }, f) => `Der Kontakt ist gerade jemandem von euch vorgeschlagen${from(until, f)}.`,
  'reserved/accepted': ({ knownBy }, f) =>
    `Jemand von euch will gerade schreiben; erst muss klar sein, ob es geschah${by(knownBy, f)}.`,
  'voice/nobody': () => 'Niemand genannt, also auch nicht gefragt, wessen Gespräch es ist.',
  'voice/free': () => 'Niemand von euch ist mit der Person im Gespräch.',
  'voice/theirs': ({ at }, f) => `Der letzte Austausch am ${f.date(at)} war deiner.`,
  'voice/joins': ({ at }, f) => `Nach dem Austausch vom ${f.date(at)} darfst auch du schreiben.`,
  'voice/others': ({ at, until }, f) =>
    `Jemand aus dem Team ist seit dem ${f.date(at)} mit der Person im Gespräch: bitte um Übergabe oder warte${from(until, f)}.`,
  'budget/nobody': () => 'Niemand genannt, also kein Tagesmaß gefragt.',
  'budget/room': ({ offers, offersOf }, f) =>
    `${f.number(offers)} von ${f.counted(offersOf, 'Vorschlag', 'Vorschlägen')} heute, und Platz für Nachrichten.`,
  'budget/offers': ({ used, of, open, until }, f) =>
    `${f.number(used)} von ${f.counted(of, 'Vorschlag', 'Vorschlägen')} heute, ${f.number(open)} noch offen${Number(open) >= Number(of) ? ': erst einen davon entscheiden' : ''}${from(until, f)}.`,
  'budget/ties': ({ used, of, until }, f) =>
    `${f.number(used)} von ${f.counted(of, 'Vorschlag', 'Vorschlägen')} heute galten nur der Verbindung${from(until, f)}.`,
  'budget/ties-spread': ({ backlog, until }, f) =>
    `${Number(backlog) > 0 ? `${f.counted(backlog, 'Kontakt wartet', 'Kontakte warten')} auf ein Wort von dir, gleichmäßig verteilt` : 'Mit wem du nur in Verbindung bleiben möchtest, kommt über die Zeit verteilt'}${from(until, f)}.`,
  'budget/touches-day': ({ used, reserved, of, until }, f) =>
    `${f.number(used)} Nachrichten in 24 Stunden und ${f.number(reserved)} angekündigte, von ${f.number(of)}${from(until, f)}.`,
  'budget/touches-week': ({ used, reserved, of, until }, f) =>
    `${f.number(used)} Nachrichten in 7 Tagen und ${f.number(reserved)} angekündigte, von ${f.number(of)}${from(until, f)}.`,
  'brake/nobody': () => 'Niemand genannt, also wird auf niemandes Nachrichten gesehen.',
  'brake/too-few': () => 'Aus dem letzten halben Jahr ist zu wenig da, um zu sagen, wie deine Nachrichten ankommen.',
  'brake/free': ({ messages, replies }, f) =>
    `Von deinen letzten ${f.number(messages)} Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben ${f.number(replies)} nicht ohne Antwort.`,
  'brake/answer': () => 'Die Person hat dir geschrieben: eine Antwort wird nie gebremst.',
  'brake/room': ({ messages, replies, share }, f) =>
    `Von deinen letzten ${f.number(messages)} Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben ${f.number(replies)} nicht ohne Antwort: von Tag und Woche bleiben dir ${f.number(share)} %, und es ist Platz.`,
  'brake/slowed': ({ messages, replies, asked, share, until }, f) =>
    `Von deinen letzten ${f.number(messages)} Nachrichten an Menschen, die schon einmal geantwortet hatten, blieben ${f.number(replies)} nicht ohne Antwort; unter ${f.number(asked)} haben Tag und Woche nur ${f.number(share)} % ihres Platzes. Weniger und persönlichere Nachrichten helfen${from(until, f)}.`,
  'brake/stopped': ({ messages, objections, until }, f) =>
    `Nach ${f.number(objections)} deiner letzten ${f.number(messages)} Nachrichten baten Menschen darum, nichts mehr von dir zu hören: besprecht es im Team, bevor du wieder schreibst${from(until, f)}.`,
  'employer/none': () => 'Ein Arbeitgeber ist nicht bekannt.',
  'employer/off-limits': ({ why, until }, f) =>
    `Der Arbeitgeber der Person ist für euer Team tabu (${offLimitsWords[text(why) ?? ''] ?? '…'})${from(until, f)}.`,
  'employer/known': () => 'Die Person ist bei ihrem Arbeitgeber nicht neu für euch.',
  'employer/room': ({ week, weekOf, month, monthOf }, f) =>
    `Bei diesem Arbeitgeber ${f.number(week)} von ${f.number(weekOf)} Personen in 7 Tagen, ${f.number(month)} von ${f.number(monthOf)} in 30.`,
  'employer/week-full': ({ week, weekOf, until }, f) =>
    `Bei diesem Arbeitgeber ${f.number(week)} von ${f.number(weekOf)} neuen Personen in 7 Tagen${from(until, f)}.`,
  'employer/month-full': ({ month, monthOf, until }, f) =>
    `Bei diesem Arbeitgeber ${f.number(month)} von ${f.number(monthOf)} neuen Personen in 30 Tagen${from(until, f)}.`,
  'hours/window': ({ from: start, to, zone, sure }, f) =>
    `Gut zu schreiben ist es ${f.between(start, to, zone)}${sure === true ? ', in ihrer Arbeitszeit' : ', wo immer sie sind'}.`,
  'hours/none-soon': ({ from: start, to, zone }, f) =>
    `Wo sie sind, ist lange frei: gut passt es wieder ${f.between(start, to, zone)}.`,
  'hours/closed': ({ from: start, to, zone, sure }, f) =>
    `Ein Anruf oder eine SMS stört um diese Zeit: ${f.between(start, to, zone)} ${sure === true ? 'sind sie bei der Arbeit' : 'passt es, wo immer sie sind'}.`,
  'occasion/asked': () => 'Den Anlass bringst du selbst mit.',
  'occasion/live': () => 'Es gibt einen ehrlichen Anlass, den noch niemand genutzt hat.',
  'occasion/none': () => 'Gerade gibt es keinen Anlass zu schreiben.',
  'occasion/gone': () => 'Der Anlass ist genutzt, vorbei oder zurückgenommen.',
  'occasion/not-yet': ({ until }, f) => `Der Anlass ist noch nicht so weit${from(until, f)}.`,
  'occasion/snoozed': ({ until }, f) => `Der Vorschlag wurde verschoben${from(until, f)}.`,
  'occasion/not-theirs': () => 'Der Anlass gehört jemand anderem im Team oder wurde weitergereicht.',
};

/** A verdict of a rule that this release has no words for. */
export const unknownVerdictDe = ({ rule, ok, until }: VerdictValues, f: Format): string =>
  `Die Regel „${String(rule)}“ ${ok === true ? 'hat nichts dagegen' : 'ist dagegen'}${from(until ?? null, f)}.`;
