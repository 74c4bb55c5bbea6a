import type { ProblemTexts } from './problem-words.js';

/** What may be in the way of everything that leaves Kith, whatever is asked. */
export const networkProblems: ProblemTexts = {
  en: {
    'proxy-unreachable': () => ({
      text: 'The proxy through which Kith goes out cannot be reached.',
      todo: 'Tell whoever runs Kith: it is named in KITH_EGRESS_PROXY or HTTPS_PROXY.',
    }),
    'proxy-refused': () => ({
      text: 'The proxy through which Kith goes out does not let this pass.',
      todo: 'Tell whoever runs Kith: the proxy has to allow this server, or wants a user and a password.',
    }),
  },
  de: {
    'proxy-unreachable': () => ({
      text: 'Der Proxy, durch den Kith hinausgeht, ist nicht zu erreichen.',
      todo: 'Sag es denen, die Kith betreiben: Er steht in KITH_EGRESS_PROXY oder HTTPS_PROXY.',
    }),
    'proxy-refused': () => ({
      text: 'Der Proxy, durch den Kith hinausgeht, lässt das nicht durch.',
      todo: 'Sag es denen, die Kith betreiben: Der Proxy muss diesen Server erlauben, oder er will Benutzer und Passwort.',
    }),
  },
};
