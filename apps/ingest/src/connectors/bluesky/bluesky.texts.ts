import type { KindTexts } from '../../sources/kind.js';

/** What Bluesky is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'Bluesky', de: 'Bluesky' },
  takes: {
    en: 'Of the contacts whom you follow there: whether they follow you back or turned away, that they answered you, and their newest posts by their first words.',
    de: 'Von den Kontakten, denen du dort folgst: ob sie dir auch folgen oder sich abgewandt haben, dass sie dir geantwortet haben, und ihre neuesten Beiträge mit den ersten Worten.',
  },
  often: {
    en: 'Every six hours, less often if Bluesky asks for it or nothing works.',
    de: 'Alle sechs Stunden; seltener, wenn Bluesky es wünscht oder nichts geht.',
  },
  never: {
    en: 'Posts of people who do not want to be shown to strangers, likes, messages, pictures, and people who are not in the pool. Kith does not sign in, and nothing there changes.',
    de: 'Beiträge von Menschen, die Fremden nicht gezeigt werden wollen, Likes, Nachrichten, Bilder und Menschen, die nicht im Pool sind. Kith meldet sich nicht an, und dort ändert sich nichts.',
  },
};

export const settingTexts = {
  account: {
    label: { en: 'Account', de: 'Konto' },
    help: {
      en: 'Your own handle, such as ada.bsky.social: whom it follows is looked through for contacts. Somebody else’s is added from the page of that person.',
      de: 'Dein eigener Name, etwa ada.bsky.social: Wem er folgt, wird nach Kontakten durchgesehen. Das Konto von jemand anderem fügst du auf dessen Seite hinzu.',
    },
  },
  contact: {
    label: { en: 'Whose is it?', de: 'Von wem ist es?' },
    help: {
      en: 'Leave empty for your own account. Choose somebody to hear of this one account alone.',
      de: 'Leer lassen für dein eigenes Konto. Wähle jemanden, um nur von diesem einen Konto zu hören.',
    },
  },
};
