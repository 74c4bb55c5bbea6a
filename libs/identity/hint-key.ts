import { fold, foldWords } from './fold-words.js';
import { remembered } from './remembered.js';

const TITLES = new Set(
  'dr prof professor mag dipl ing phd mba msc bsc ma ba md jr sr mr mrs ms mx herr frau mme'.split(' '),
);
const LEGAL_FORMS = new Set(
  (
    'gmbh mbh ggmbh ag kg kgaa ohg gbr ug se ev eg inc incorporated corp corporation co company llc llp lp ltd limited ' +
    'plc pty bv nv sa sas sasu sarl eurl srl spa sl sau lda ltda ab as asa oy oyj aps kk kft zrt doo sro spzoo sp z oo ' +
    'ou uab sia pte pvt private bhd and und et y haftungsbeschrankt'
  ).split(' '),
);

/**
 * One string for "the same name at the same employer", however either is written: folded, the name's words sorted and
 * without titles, the employer without its legal form. Two people may share it, so it only proposes a duplicate.
 * Null when name or employer says nothing.
 */
export function hintKey(name: string, employer: string): string | null {
  const [person, house] = [personIn(name), houseIn(employer)];
  return person === '' || house === '' ? null : `${person}|${house}`;
}

/** One spelling of an employer's name, folded and without its legal form; null when it says nothing. */
export function foldEmployer(employer: string): string | null {
  const house = houseIn(employer);
  return house === '' ? null : house;
}

const personIn = remembered((name) => nameWords(name).join(' '));
const houseIn = remembered((employer) => employerWords(employer).join(' '));

function nameWords(name: string): string[] {
  const words = foldWords(joinInitials(name));
  const own = words.filter((word) => !TITLES.has(word));
  return (own.length > 0 ? own : words).toSorted();
}

/** `Acme GmbH & Co. KG` is `acme`; a house named like a legal form keeps its name. */
function employerWords(employer: string): string[] {
  const words = foldWords(joinInitials(employer));
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end--;
  return words.slice(0, end);
}

/** `S.p.A.` is `spa`, `A/S` is `as`. */
function joinInitials(text: string): string {
  return fold(text).replace(/(?<=(?<![\p{L}\p{N}])\p{L})[./](?=\p{L}(?![\p{L}\p{N}]))/gu, '');
}
