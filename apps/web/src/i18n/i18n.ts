import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types.js';
import { resources } from './resources.js';

const remembered = 'kith-language';

/** The language chosen on this browser, else the browser's own, else English. */
export function startLanguage(): Language {
  const chosen = localStorage.getItem(remembered) ?? navigator.language.slice(0, 2);
  return chosen === 'de' ? 'de' : 'en';
}

/** Makes the words ready at once; to be called before the first render. */
export function startTexts(language: Language): void {
  i18next.on('languageChanged', (now) => (document.documentElement.lang = now));
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
}

/** Speaks another language from now on, and remembers it on this browser. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(remembered, language);
  void i18next.changeLanguage(language);
}
