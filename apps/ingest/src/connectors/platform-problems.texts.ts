import type { ProblemTexts } from '../sources/problem-words.js';

/** What may happen with consent and with people of a platform, and what to do about it. */
export const platformProblems: ProblemTexts = {
  en: {
    'consent-revoked': () => ({
      text: 'The consent by which Kith may read here was taken back, or is over. Kith has stopped asking.',
      todo: 'Whoever connected it consents once more, and puts the new refresh token in under “Change the settings”.',
    }),
    'client-refused': () => ({
      text: 'The provider does not know the app by which Kith asks, or not its secret. Kith has stopped asking.',
      todo: 'Compare client ID and client secret with what the provider shows, and change them here.',
    }),
    'people-refused': () => ({
      text: 'The platform does not let Kith ask after people: the token is wrong, over, or was taken back. What it tells is taken; whom it let go of in silence is not heard.',
      todo: 'Make a new token there, and put it in under “Change the settings”.',
    }),
    'too-many-gone': ({ gone, asked }) => ({
      text: `Of ${String(asked)} people asked after, the platform says that ${String(gone)} are gone. Kith does not believe that, and has let go of nobody.`,
      todo: 'The key may have lost a permission: compare with the docs of this source. If they were really deleted, tell whoever runs Kith.',
    }),
  },
  de: {
    'consent-revoked': () => ({
      text: 'Die Einwilligung, mit der Kith hier lesen darf, wurde zurückgenommen oder ist abgelaufen. Kith fragt nicht weiter.',
      todo: 'Wer die Quelle verbunden hat, willigt noch einmal ein und trägt das neue Refresh-Token unter „Einstellungen ändern“ ein.',
    }),
    'client-refused': () => ({
      text: 'Der Anbieter kennt die App nicht, mit der Kith fragt, oder nicht ihr Geheimnis. Kith fragt nicht weiter.',
      todo: 'Vergleiche Client-ID und Client-Secret mit dem, was der Anbieter zeigt, und ändere sie hier.',
    }),
    'people-refused': () => ({
      text: 'Die Plattform lässt Kith nicht nach Menschen fragen: Der Token ist falsch, abgelaufen oder zurückgenommen. Was sie sagt, wird angenommen; wen sie still gelöscht hat, erfährt Kith nicht.',
      todo: 'Erzeuge dort einen neuen Token und trage ihn unter „Einstellungen ändern“ ein.',
    }),
    'too-many-gone': ({ gone, asked }) => ({
      text: `Von ${String(asked)} Menschen, nach denen gefragt wurde, sagt die Plattform, dass ${String(gone)} nicht mehr da sind. Kith glaubt das nicht und hat niemanden losgelassen.`,
      todo: 'Vielleicht hat der Schlüssel ein Recht verloren: Vergleiche mit der Beschreibung dieser Quelle. Wurden sie wirklich gelöscht, sag es denen, die Kith betreiben.',
    }),
  },
};
