import { randomBytes } from 'node:crypto';
import type { SourceRemoveReason } from '#libs/events/words.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Commands } from '#libs/transport/commands.js';
import { askPool } from './ask-pool.js';
import { isAsked, type Settings, type SourceKind } from './kind.js';
import { begunAnew, changed, setToWork } from './changed-source.js';
import type { DryRun } from './dry-run.js';
import { newSource, sourceIdOf } from './new-source.js';
import type { Source } from './source.js';
import { saidChanged, saidPaused, toldOf } from './told-of.js';
import type { Asking, ChangedSource, NewSource } from './source-wish.js';
import type { SourceRuns } from './source-runs.js';
import { isStale } from './source-version.js';
import type { SourceStore } from './source-store.js';
import { whyNever } from './why-never.js';

export interface SourcesParts {
  store: SourceStore;
  commands: Commands;
  clock: Clock;
  kinds: readonly SourceKind[];
  runs: SourceRuns;
  /** asks a source as if for the first time */
  tryOut: (source: Source) => Promise<DryRun | null>;
  /** why an address will never be called, a code; null: it may be tried */
  whyNever: Egress['whyNever'];
  /** something of this source may be due now */
  woken: (source: Pick<Source, 'pool' | 'id'>) => void;
}

/** What becomes of a source, and whether it stays paused in the pool if it is; null: it is no longer what that was made for. */
type SourceChange = (source: Source) => { source: Source; rests: boolean } | null;

/** Sources: connected, changed, paused, removed. The pool hears of each in its ledger; settings and secrets stay here. */
export class Sources {
  constructor(private readonly parts: SourcesParts) {}

  get kinds(): readonly SourceKind[] {
    return this.parts.kinds;
  }

  kindOf(name: string): SourceKind | undefined {
    return this.parts.kinds.find(({ kind }) => kind === name);
  }

  /** What keeps a source from ever being asked with these settings. */
  whyNever(kind: SourceKind, settings: Settings): ReturnType<typeof whyNever> {
    return whyNever(kind, settings, this.parts.whyNever);
  }

  async read(pool: string, id: string): Promise<Source | null> {
    return (await this.parts.store.read(pool, id))?.source ?? null;
  }

  async list(pool: string, limit: number, after?: string): Promise<{ items: Source[]; next: string | null }> {
    const page = await this.parts.store.list(pool, limit, after);
    return { items: page.items.map(({ source }) => source), next: page.next };
  }

  /** Those that tell of this person alone. */
  async about(pool: string, contact: string): Promise<string[]> {
    return (await this.parts.store.all(pool, (source) => source.contact === contact)).map(({ source }) => source.id);
  }

  /** Connects a source, with whatever it needs to be called; the same key again answers the same one. */
  async connect(asking: Asking, wish: NewSource): Promise<Source | Refusal> {
    const { store, clock } = this.parts;
    const source = newSource({
      ...wish,
      ...asking,
      id: sourceIdOf(asking),
      now: clock.now(),
      random: (bytes) => randomBytes(bytes).toString('base64url'),
    });
    const known = await store.read(asking.pool, source.id);
    if (known !== null) return known.source;
    // Connected under this key before, and removed since: its key never comes back.
    if (!(await store.mayBegin(source))) return unknown(source.id);
    const refusal = await this.tell(asking, {
      kind: 'source.connect',
      data: { ...toldOf(source, wish.kind), kind: source.kind, member: asking.member },
    });
    if (refusal !== null) return refusal;
    const stored = await store.save({ seq: null, source });
    this.parts.woken(source);
    return stored.source;
  }

  /**
   * Other settings: it begins anew, whatever stood in its way before, but for one that a member paused, which waits until
   * it is resumed. Another name or ground alone leaves it as it is, stopped or at work. A secret replaces the one before;
   * of a platform that calls us it is put before it.
   * `seen`: the version that whoever asks has read (null: whatever it is); refused with `stale-version` if it is another.
   */
  change(asking: Asking, id: string, wish: ChangedSource, seen: string | null = null): Promise<Source | Refusal> {
    return this.become(asking, id, (source) => {
      const kind = this.kindOf(source.kind);
      const next = changed(source, kind, wish);
      if (isStale(seen, source, next)) return null;
      if (wish.settings === undefined) return { source: next, rests: true };
      return { source: begunAnew(next, kind, this.parts.clock.now()), rests: next.state === 'paused' };
    });
  }

  /** Goes on after a pause, or after it stopped by itself. */
  resume(asking: Asking, id: string): Promise<Source | Refusal> {
    return this.become(asking, id, (source) => ({
      source: setToWork(source, this.kindOf(source.kind), this.parts.clock.now()),
      rests: false,
    }));
  }

  /** Nothing is taken from it for now, but for what a platform that calls tells of people whom it let go of. */
  async pause(asking: Asking, id: string): Promise<Source | Refusal> {
    const stored = await this.parts.store.change(asking.pool, id, (source) =>
      source.state === 'removing' ? source : { ...source, state: 'paused', nextRunAt: null },
    );
    if (stored === null || stored.source.state === 'removing') return unknown(id);
    this.parts.woken(stored.source);
    return (await this.tell(asking, saidPaused(id, 'member'))) ?? stored.source;
  }

  /** Asks it as soon as its turn comes. */
  async runNow(pool: string, id: string): Promise<Source | Refusal> {
    const source = await this.read(pool, id);
    if (source === null) return unknown(id);
    if (source.state !== 'active') return { refused: 'source-not-active', because: { state: source.state } };
    if (!isAsked(this.kindOf(source.kind), source))
      return { refused: 'source-not-asked', because: { kind: source.kind } };
    const now = this.parts.clock.now();
    const stored = await this.parts.store.change(pool, id, (one) => ({ ...one, nextRunAt: now }));
    this.parts.woken({ pool, id });
    return stored?.source ?? unknown(id);
  }

  /** What it would tell if it were asked now. */
  async tryOut(pool: string, id: string): Promise<DryRun | Refusal> {
    const source = await this.read(pool, id);
    if (source === null) return unknown(id);
    return (await this.parts.tryOut(source)) ?? { refused: 'source-not-asked', because: { kind: source.kind } };
  }

  runs(pool: string, id: string, page: { limit: number; after?: string }): ReturnType<SourceRuns['list']> {
    return this.parts.runs.list(pool, id, page);
  }

  /** Takes a source away with its key, its settings and its secrets; what it told stays. May be said again. */
  async remove(asking: Asking, id: string, reason: SourceRemoveReason = 'member'): Promise<Refusal | null> {
    const { store, clock } = this.parts;
    const now = clock.now();
    // Due: what breaks off here is ended by whoever runs what is due.
    const stored = await store.change(asking.pool, id, (one) => ({ ...one, state: 'removing', nextRunAt: now }));
    if (stored === null) return unknown(id);
    const refusal = await this.tell(asking, { kind: 'source.remove', data: { source: id, reason } });
    if (refusal === null) await store.remove(stored.source);
    return refusal;
  }

  /** Tells the pool, then changes the source as it is by then. `change` answers the same again for what it has made. */
  private async become(asking: Asking, id: string, change: SourceChange): Promise<Source | Refusal> {
    const wanted: SourceChange = (source) => (source.state === 'removing' ? null : change(source));
    const known = await this.read(asking.pool, id);
    if (known === null || known.state === 'removing') return unknown(id);
    const told = wanted(known);
    if (told === null) return staleVersion(id);
    const refusal = await this.tell(asking, saidChanged(told.source, this.kindOf(known.kind), told.rests));
    if (refusal !== null) return refusal;
    const stored = await this.parts.store.change(asking.pool, id, (source) => wanted(source)?.source ?? source);
    if (stored === null) return unknown(id);
    return this.afterwards(asking, stored.source, { rests: told.rests, isStale: wanted(stored.source) === null });
  }

  /** Somebody else may have been quicker while the pool was told: then it is told again what holds. */
  private async afterwards(
    asking: Asking,
    source: Source,
    { rests, isStale }: { rests: boolean; isStale: boolean },
  ): Promise<Source | Refusal> {
    const again = (what: string): Asking => ({ ...asking, key: `${asking.key}/${what}` });
    const holds = saidChanged(source, this.kindOf(source.kind), source.state !== 'active');
    const isUnpaused = source.state === 'paused' && !rests;
    const refusal =
      (isStale ? await this.tell(again('taken-back'), holds) : null) ??
      (isUnpaused ? await this.tell(again('paused'), saidPaused(source.id, 'member')) : null);
    if (refusal !== null) return refusal;
    if (isStale) return staleVersion(source.id);
    this.parts.woken(source);
    return source;
  }

  private tell(asking: Asking, said: { kind: string; data: object }): Promise<Refusal | null> {
    return askPool(this.parts.commands, asking, said);
  }
}

const staleVersion = (source: string): Refusal => ({ refused: 'stale-version', because: { source } });
const unknown = (source: string): Refusal => ({ refused: 'source-unknown', because: { source } });
