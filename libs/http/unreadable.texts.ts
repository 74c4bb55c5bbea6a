import type { Says } from './problem.js';

const byCode: Readonly<Record<string, Says>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    en: 'The header "Content-Type" cannot be read: send "application/json".',
    de: 'Die Kopfzeile „Content-Type“ ist nicht lesbar: sende „application/json“.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    en: 'The body is not as long as its "Content-Length" says: send it again, whole.',
    de: 'Der Inhalt ist nicht so lang, wie „Content-Length“ sagt: sende ihn noch einmal, ganz.',
  },
};

const otherwise: Says = {
  en: 'This request cannot be read: compare it with what /docs shows of this address.',
  de: 'Diese Anfrage ist nicht lesbar: vergleiche sie mit dem, was /docs zu dieser Adresse zeigt.',
};

/** What the HTTP framework could not read, in words of ours: its own name what no reader knows. */
export function unreadableText(error: unknown): Says {
  const code = (error as { code?: unknown } | null)?.code;
  return (typeof code === 'string' ? byCode[code] : undefined) ?? otherwise;
}
