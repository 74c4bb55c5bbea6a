import type { KindTexts } from '../../sources/kind.js';
import type { ProblemTexts } from '../../sources/problem-words.js';

/** What GitHub is, in the words of the page. */
export const texts: KindTexts = {
  title: { en: 'GitHub', de: 'GitHub' },
  takes: {
    en: 'Of the contacts whom you follow there: whether they follow you back, releases and newly public projects of the last 30 days, and when their name, company or town changes.',
    de: 'Von den Kontakten, denen du dort folgst: ob sie dir auch folgen, Veröffentlichungen und neu öffentliche Projekte der letzten 30 Tage, und wenn sich Name, Firma oder Ort ändern.',
  },
  often: {
    en: 'Every six hours, less often if GitHub asks for it or nothing works.',
    de: 'Alle sechs Stunden; seltener, wenn GitHub es wünscht oder nichts geht.',
  },
  never: {
    en: 'E-mail addresses, also those in commits, code, comments, private projects, stars, and people who are not in the pool. Nothing there changes.',
    de: 'E-Mail-Adressen, auch die in Commits, Code, Kommentare, private Projekte, Sterne und Menschen, die nicht im Pool sind. Dort ändert sich nichts.',
  },
};

export const settingTexts = {
  account: {
    label: { en: 'Account', de: 'Konto' },
    help: {
      en: 'Your own user name on GitHub: whom it follows is looked through for contacts. Somebody else’s is added from the page of that person.',
      de: 'Dein eigener Benutzername auf GitHub: Wem er folgt, wird nach Kontakten durchgesehen. Das Konto von jemand anderem fügst du auf dessen Seite hinzu.',
    },
  },
  token: {
    label: { en: 'Token', de: 'Token' },
    help: {
      en: 'A fine-grained personal access token without any permission (“Public repositories”, read only). Without one GitHub answers 60 questions an hour, with one 5,000.',
      de: 'Ein Fine-grained Personal Access Token ohne jedes Recht („Public repositories“, nur lesend). Ohne beantwortet GitHub 60 Fragen in der Stunde, mit 5.000.',
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

export const gitHubProblems: ProblemTexts = {
  en: {
    'github-nobody': () => ({
      text: 'This account is an organisation’s or a robot’s, and nobody’s own.',
      todo: 'Put in the user name of a person.',
    }),
  },
  de: {
    'github-nobody': () => ({
      text: 'Dieses Konto gehört einer Organisation oder einem Roboter und niemandem selbst.',
      todo: 'Trag den Benutzernamen eines Menschen ein.',
    }),
  },
};
