import type { ProblemTexts } from '../sources/problem-words.js';

const update = {
  en: 'Nothing else is touched. If it stays so, Kith has to learn how it speaks now: update Kith, and tell us.',
  de: 'Sonst ändert sich nichts. Bleibt es so, muss Kith lernen, wie es jetzt spricht: Aktualisiere Kith und sag uns Bescheid.',
};
const settings = {
  en: 'Compare the settings with what the platform shows, and change them here.',
  de: 'Vergleiche die Einstellungen mit dem, was die Plattform zeigt, und ändere sie hier.',
};
const token = {
  en: 'Make a new one on the platform and put it in under “Change the settings”.',
  de: 'Erzeuge auf der Plattform einen neuen und trag ihn unter „Einstellungen ändern“ ein.',
};

/** What an API may do, and what to do about it. */
export const apiProblems: ProblemTexts = {
  en: {
    'api-login-refused': () => ({
      text: 'The platform does not let us in: the token is wrong, over, or was taken back. Kith has stopped asking.',
      todo: token.en,
    }),
    'api-not-allowed': () => ({
      text: 'The platform does not allow what we ask for.',
      todo: 'The token may lack a permission, or the account does not show it: compare with the docs of this source.',
    }),
    'api-not-found': () => ({ text: 'The platform knows nothing under this name.', todo: settings.en }),
    'account-another': () => ({
      text: 'Under this name there is somebody else’s account by now, so Kith has stopped: whom it follows says nothing of you.',
      todo: 'Put in the name that your account has now under “Change the settings”.',
    }),
    'api-gone': () => ({
      text: 'The platform says that this is gone for good, so Kith has stopped asking.',
      todo: settings.en,
    }),
    'api-unexpected': ({ status }) => ({
      text: `The platform answered in a way that Kith does not know (status ${String(status)}).`,
      todo: update.en,
    }),
    'api-html': () => ({
      text: 'A web page answers where the platform’s API was, perhaps a login or a notice.',
      todo: 'Nothing else is touched. Open the platform in a browser: it may have trouble, or want something of the account.',
    }),
    'api-not-json': () => ({ text: 'What the platform answers is no JSON.', todo: update.en }),
    'api-not-utf8': () => ({ text: 'What the platform answers is no readable text (UTF-8).', todo: update.en }),
    'api-changed': ({ field }) => ({
      text: `The platform answers in another form than Kith knows (at “${String(field)}”).`,
      todo: update.en,
    }),
    'api-endless': () => ({
      text: 'The platform’s pages lead on and on, and Kith has stopped turning them.',
      todo: update.en,
    }),
    'api-elsewhere': () => ({
      text: 'The platform leads to another server, to which Kith does not show the token.',
      todo: settings.en,
    }),
    'api-too-large': () => ({ text: 'An answer is larger than Kith reads (5 MB).', todo: update.en }),
    'api-clock-ahead': () => ({
      text: 'Everything the platform tells lies in the future: a clock is wrong, there or here.',
      todo: 'Look at the clock of the machine that Kith runs on. Nothing was taken.',
    }),
    unanswered: () => ({ text: 'The platform took the question and did not answer.', todo: 'Kith asks again later.' }),
  },
  de: {
    'api-login-refused': () => ({
      text: 'Die Plattform lässt uns nicht hinein: Der Token ist falsch, abgelaufen oder zurückgenommen. Kith fragt nicht weiter.',
      todo: token.de,
    }),
    'api-not-allowed': () => ({
      text: 'Die Plattform erlaubt nicht, wonach wir fragen.',
      todo: 'Vielleicht fehlt dem Token ein Recht, oder das Konto zeigt es nicht: Vergleiche mit der Beschreibung dieser Quelle.',
    }),
    'api-not-found': () => ({ text: 'Unter diesem Namen kennt die Plattform nichts.', todo: settings.de }),
    'account-another': () => ({
      text: 'Unter diesem Namen ist inzwischen das Konto von jemand anderem; Kith fragt nicht weiter: Wem es folgt, sagt nichts über dich.',
      todo: 'Trag unter „Einstellungen ändern“ den Namen ein, den dein Konto jetzt hat.',
    }),
    'api-gone': () => ({
      text: 'Die Plattform sagt, dass es das nicht mehr gibt; Kith fragt nicht weiter.',
      todo: settings.de,
    }),
    'api-unexpected': ({ status }) => ({
      text: `Die Plattform hat so geantwortet, wie Kith es nicht kennt (Status ${String(status)}).`,
      todo: update.de,
    }),
    'api-html': () => ({
      text: 'Wo die Schnittstelle der Plattform war, antwortet eine Webseite, vielleicht eine Anmeldung oder ein Hinweis.',
      todo: 'Sonst ändert sich nichts. Öffne die Plattform im Browser: Vielleicht hat sie eine Störung oder will etwas vom Konto.',
    }),
    'api-not-json': () => ({ text: 'Was die Plattform antwortet, ist kein JSON.', todo: update.de }),
    'api-not-utf8': () => ({ text: 'Was die Plattform antwortet, ist kein lesbarer Text (UTF-8).', todo: update.de }),
    'api-changed': ({ field }) => ({
      text: `Die Plattform antwortet in anderer Form, als Kith sie kennt (bei „${String(field)}“).`,
      todo: update.de,
    }),
    'api-endless': () => ({
      text: 'Die Seiten der Plattform führen immer weiter; Kith hat aufgehört zu blättern.',
      todo: update.de,
    }),
    'api-elsewhere': () => ({
      text: 'Die Plattform führt zu einem anderen Server; dem zeigt Kith den Token nicht.',
      todo: settings.de,
    }),
    'api-too-large': () => ({ text: 'Eine Antwort ist größer, als Kith liest (5 MB).', todo: update.de }),
    'api-clock-ahead': () => ({
      text: 'Alles, was die Plattform erzählt, liegt in der Zukunft: Dort oder hier geht eine Uhr falsch.',
      todo: 'Sieh nach der Uhr der Maschine, auf der Kith läuft. Übernommen wurde nichts.',
    }),
    unanswered: () => ({
      text: 'Die Plattform hat die Frage genommen und nicht geantwortet.',
      todo: 'Kith fragt später wieder.',
    }),
  },
};
