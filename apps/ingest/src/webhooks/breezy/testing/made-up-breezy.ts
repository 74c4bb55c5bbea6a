import type { Speak } from '../../../connectors/testing/platform-world.js';

/** A candidate in a position, as Breezy's API shows them. */
interface Candidate {
  _id: string;
  position: string;
  email: string;
}

/**
 * The part of Breezy's API that Kith asks (developer.breezy.hr/reference: company-position-candidate,
 * company-candidates-search): a token in `Authorization` as it is, candidates below the position they are in.
 */
export class MadeUpBreezy {
  readonly candidates: Candidate[] = [];
  /** what it answers whoever asks, whatever that is; null: what it should */
  mood: ReturnType<Speak> | null = null;

  readonly speak: Speak = (path, { headers = {} }) => {
    if (this.mood !== null) return this.mood;
    const token = headers['authorization'] ?? '';
    if (token === '') return refusal(400, 'missingAccessToken');
    if (token !== 'a key of the platform') return refusal(401, 'invalidAccessToken');
    const shown = /^\/v3\/company\/co1\/position\/(\w+)\/candidate\/(\w+)$/.exec(path);
    const sought = /^\/v3\/company\/co1\/candidates\/search\?email_address=(.+)$/.exec(path);
    if (sought !== null) return this.#by(({ email }) => email === sought[1]);
    const [one] = this.#by(({ _id, position }) => position === shown?.[1] && _id === shown[2]);
    return one ?? refusal(404, 'candidateNotFound');
  };

  #by(isOne: (candidate: Candidate) => boolean): object[] {
    return this.candidates.filter(isOne).map(({ _id, email }) => ({ _id, email_address: email, name: 'Somebody' }));
  }
}

const refusal = (status: number, type: string) => ({ status, json: { error: { type, message: type } } });
