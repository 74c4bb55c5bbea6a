import type { Basis } from '#libs/events/words.js';
import type { Identity, Scheme } from '#libs/identity/schemes.js';
import type { MachineInput } from '#libs/transport/origin-sender.js';
import type { PullWorld } from '../connectors/pulled-kind.js';
import type { Settings, SourceKind, Text } from '../sources/kind.js';
import type { Headers, SignatureScheme } from './signature.js';

/** What reading a delivery knows beside the delivery. */
export interface About {
  source: { id: string; kind: string; basis: Basis };
  settings: Settings;
  /** where the team and most of its contacts are, for telephone numbers */
  country: string;
  receivedAt: number;
}

/**
 * What a delivery means. `told`: inputs for the pool, in order, about these people. `ping`: the platform tries the
 * address. `ignored`: an action that says nothing about people. `unknown`: not understood, set aside for people to see.
 */
export type Delivered =
  | {
      is: 'told';
      action: string;
      inputs: Omit<MachineInput, 'actor'>[];
      people: Identity[];
      /** the platform's own time of what it says, ms */
      at: number;
      /**
       * the platform let go of this person: what is older does not bring them back, and `forGood` nothing does; `fields`:
       * of these alone
       */
      closes: { person: Identity; forGood: boolean; fields?: readonly string[] } | null;
    }
  | { is: 'ping' | 'ignored'; action: string }
  | { is: 'unknown'; action: string | null; why: 'no-json' | 'action' | 'shape' };

/** People of a platform that calls, and is silent once it lets go of somebody. */
interface AskedPeople {
  /** by which it knows them */
  scheme: Scheme;
  /** By what it can be asked after whom a delivery is about; null: by nothing. Pure; never throws. */
  askedBy: (body: unknown) => string | null;
  /** I/O: whether somebody is still there. Throws like the `pull` of a kind that is asked. */
  isThere: (askedBy: string, settings: Settings, world: PullWorld) => Promise<boolean>;
}

/** A kind of source that calls an address of ours. */
export interface CallingKind extends Omit<SourceKind, 'nudges'> {
  way: 'calling';
  /** With a secret named `token` everybody it told of is asked after once a day. */
  people?: AskedPeople;
  /** How its deliveries are signed. */
  signature: SignatureScheme;
  /** What to do on the platform, one step a line; `{url}` and `{secret}` stand for the two that are copied. */
  steps: readonly Text[];
  /** It may tell how something went on before it tells of the person: what was said too early is said again behind them. */
  tellsApart?: true;
  /** What the platform sends to try an address before it shows its secret: answered, as long as there is none, and forgotten. */
  isTrial?: (body: unknown) => boolean;
  /** What a body (already JSON) means, with what stands in the headers. Pure; never throws. */
  read: (body: unknown, about: About, headers: Headers) => Delivered;
  /** Deliveries of an invented person, by their action, for trying an address: dated `now`. */
  samples: Readonly<Record<string, (now: number) => object>>;
  /** The headers of a delivery with this body, as the platform would send it under this id, at `at` (ms; now without). */
  sign: (raw: string, secret: string, id: string, at?: number) => Record<string, string>;
}
