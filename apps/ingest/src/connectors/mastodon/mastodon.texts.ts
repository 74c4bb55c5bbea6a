import type { KindTexts } from '../../sources/kind.js';
import type { ProblemTexts } from '../../sources/problem-words.js';

/** What Mastodon and its kin are, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Mastodon', de: 'Mastodon' },
  takes: {
    en: 'Of the contacts whom you follow there: whether they follow you back or turned away, that they answered you in public, their newest public posts by their first words, and where they moved.',
    de: 'Von den Kontakten, denen du dort folgst: ob sie dir auch folgen oder sich abgewandt haben, dass sie dir öffentlich geantwortet haben, ihre neuesten öffentlichen Beiträge mit den ersten Worten, und wohin sie umgezogen sind.',
  },
  often: {
    en: 'Every six hours, less often if the server asks for it or nothing works.',
    de: 'Alle sechs Stunden; seltener, wenn der Server es wünscht oder nichts geht.',
  },
  never: {
    en: 'Posts of people who lock their account or do not want to be found, posts for followers or behind a warning, messages, and people who are not in the pool. Nothing there changes.',
    de: 'Beiträge von Menschen, die ihr Konto sperren oder nicht gefunden werden wollen, Beiträge nur für Follower oder hinter einer Warnung, Nachrichten und Menschen, die nicht im Pool sind. Dort ändert sich nichts.',
  },
};

export const settingTexts = {
  account: {
    label: { en: 'Account', de: 'Konto' },
    help: {
      en: 'Your own address, such as ada@mastodon.example: whom it follows is looked through for contacts. Somebody else’s is added from the page of that person.',
      de: 'Deine eigene Adresse, etwa ada@mastodon.example: Wem sie folgt, wird nach Kontakten durchgesehen. Das Konto von jemand anderem fügst du auf dessen Seite hinzu.',
    },
  },
  token: {
    label: { en: 'Access token', de: 'Zugriffstoken' },
    help: {
      en: 'Of your own account, with read:accounts and read:follows alone (Preferences, Development). Only with it Kith hears who follows you back.',
      de: 'Von deinem eigenen Konto, nur mit read:accounts und read:follows (Einstellungen, Entwicklung). Nur damit hört Kith, wer dir auch folgt.',
    },
  },
  contact: {
    label: { en: 'Whose is it?', de: 'Von wem ist es?' },
    help: {
      en: 'Leave empty for your own account. Choose somebody to hear of this one account alone; no token is used then.',
      de: 'Leer lassen für dein eigenes Konto. Wähle jemanden, um nur von diesem einen Konto zu hören; ein Token wird dann nicht benutzt.',
    },
  },
};

export const mastodonProblems: ProblemTexts = {
  en: {
    'mastodon-nowhere': () => ({
      text: 'The domain does not say on which server this account lives.',
      todo: 'Compare the address with the one on its profile page, and change it here.',
    }),
    'mastodon-nobody': () => ({
      text: 'This account is a robot’s or a group’s, and nobody’s own.',
      todo: 'Put in the address of a person.',
    }),
    'mastodon-not-yours': () => ({
      text: 'The access token belongs to another account than the one that is named.',
      todo: 'Make one in the preferences of the account that is named here.',
    }),
  },
  de: {
    'mastodon-nowhere': () => ({
      text: 'Die Domain sagt nicht, auf welchem Server dieses Konto lebt.',
      todo: 'Vergleiche die Adresse mit der auf der Profilseite und ändere sie hier.',
    }),
    'mastodon-nobody': () => ({
      text: 'Dieses Konto gehört einem Roboter oder einer Gruppe und niemandem selbst.',
      todo: 'Trag die Adresse eines Menschen ein.',
    }),
    'mastodon-not-yours': () => ({
      text: 'Der Zugriffstoken gehört zu einem anderen Konto als dem genannten.',
      todo: 'Erzeuge einen in den Einstellungen des Kontos, das hier genannt ist.',
    }),
  },
};
