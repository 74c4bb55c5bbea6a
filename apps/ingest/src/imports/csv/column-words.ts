import { folded } from '../tables/columns-named.js';
import type { MappedField } from '../mapping.js';

/** Names of columns in English, German, French, Spanish, Italian, Portuguese and Dutch; no name means two things. */
const NAMES: Partial<Record<MappedField, string>> = {
  name:
    'name|full name|fullname|contact|contact name|display name|person|candidate|candidate name|vollständiger name|kontakt|anzeigename|' +
    'kandidat|nom complet|nombre completo|nombre y apellidos|nome completo|nome e cognome|volledige naam|naam',
  given: 'first name|firstname|given name|forename|vorname|rufname|prénom|prenom|nombre|nome|primeiro nome|voornaam',
  middle: 'middle name|additional name|weitere vornamen|tussenvoegsel|deuxième prénom|segundo nombre|nome do meio',
  family:
    'last name|lastname|family name|surname|nachname|familienname|zuname|nom|nom de famille|apellido|apellidos|' +
    'cognome|sobrenome|apelido|achternaam',
  employer:
    'company|company name|employer|organization|organisation|organization name|current company|account|firma|unternehmen|' +
    'arbeitgeber|firmenname|entreprise|société|employeur|empresa|empleador|azienda|società|organizzazione|bedrijf|werkgever',
  position:
    'position|job title|title|role|occupation|current title|function|funktion|stelle|rolle|beruf|berufsbezeichnung|jobtitel|' +
    'poste|fonction|titre|intitulé du poste|puesto|cargo|ruolo|posizione|mansione|função|functie|functietitel',
  headline: 'headline|tagline|slogan|about|kurzprofil|überschrift',
  location: 'location|place|standort|aufenthaltsort|lieu|ubicación|luogo|località|localização|locatie|plaats',
  city: 'city|town|ort|stadt|wohnort|ville|ciudad|città|cidade|stad|woonplaats',
  country: 'country|country region|land|pays|país|paese|pais',
};

const fieldOfName = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.split('|').map((name) => [folded(name), field as MappedField] as const),
  ),
);

/** Parts of names that are put together in every way: `E-Mail (privat)`, `Telefon 2`, `LinkedIn-URL`. */
const PARTS: readonly (readonly [RegExp, MappedField | null])[] = [
  [/\b(?:fax|telefax|pager|opt in|optin|newsletter|type|typ|label|id|datum|date|status|source|quelle)\b/, null],
  [/\b(?:e ?mail|mail|courriel|correo|posta elettronica)/, 'email'],
  [
    /\b(?:phone|telephone|telefon|tel|telefono|telefone|telefoon|mobile?|mobil|mobiltelefon|handy|handynummer|rufnummer|telefonnummer|cell|cellulare|celular|telemovel|portable|movil|gsm)\b/,
    'phone',
  ],
  [/\b(?:linkedin|xing|mastodon|bluesky|profile|profil|profilo|perfil|profiel)\b/, 'profile'],
];

/** What the name of a column says of it; null if it says nothing we read. */
export function fieldNamed(name: string): MappedField | null {
  const words = folded(name);
  const exact = fieldOfName.get(words);
  if (exact !== undefined) return exact;
  return PARTS.find(([part]) => part.test(words))?.[1] ?? null;
}

/** Whether a cell is what columns are called, read or not. */
export function isHeaderWord(cell: string): boolean {
  const words = folded(cell);
  return fieldOfName.has(words) || PARTS.some(([part]) => part.test(words));
}
