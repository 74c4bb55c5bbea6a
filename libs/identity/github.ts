import type { Normalised } from './schemes.js';
import { isOn, segmentsOf } from './site.js';
import type { Site } from './site.js';

const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/;
const NO_LOGIN = new Set(
  'about apps collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs pricing pulls search security settings site sponsors team topics trending'.split(
    ' ',
  ),
);

/** The numeric id: logins change hands, ids do not. Whoever has only a login has to look the id up. */
export function normaliseGitHub(raw: string): Normalised {
  if (/^[1-9]\d{0,17}$/.test(raw)) return { scheme: 'github', value: raw };
  return { refused: LOGIN.test(raw.toLowerCase()) ? 'needs-id' : 'malformed' };
}

/** A profile's address names the login only, so it is a `web` identity; a picture's address names the id. */
export const gitHubProfile: Site = (url) => {
  const segments = segmentsOf(url);
  if (url.hostname === 'avatars.githubusercontent.com') return pictured(segments);
  if (!isOn(url, 'github.com')) return null;
  const login = segments[0]?.toLowerCase() ?? '';
  const isPerson = segments.length === 1 && LOGIN.test(login) && !NO_LOGIN.has(login);
  return isPerson ? { scheme: 'web', value: `https://github.com/${login}` } : { refused: 'no-profile' };
};

function pictured([kind, id]: string[]): Normalised {
  return kind === 'u' && id !== undefined ? normaliseGitHub(id) : { refused: 'no-profile' };
}
