import { randomBytes } from 'node:crypto';
import type { SourceRemoveReason } from '#libs/events/words.js';
import type { Refusal } from '#libs/kernel/errors.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Egress } from '#libs/ports/egress.js';
import type { Commands } from '#libs/transport/commands.js';
import { askPool } from './ask-pool.js';
import { isAsked, type Settings, type SourceKind } from './kind.js';
import { changed } from './changed-source.js';
import type { DryRun } from './dry-run.js';
import { newSource, sourceIdOf } from './new-source.js';
import { atWork, type Source, type StoredSource } from './source.js';
import { toldOf } from './told-of.js';
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

type SourceChange = (source: Source) => Source | null;

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
    const refusal = await askPool(this.parts.commands, asking, {
      kind: 'source.connect',
      data: { ...toldOf(source, wish.kind), kind: source.kind, member: asking.member },
    });
    if (refusal !== null) return refusal;
    const stored = await store.save({ seq: null, source });
    this.parts.woken(source);
    return stored.source;
  }

  /**
   * Other settings: it begins anew, whatever stood in its way before. A secret replaces the one before; of a platform
   * that calls us it is put before it.
   * `seen`: the version that whoever asks has read (null: whatever it is); refused with `stale-version` if it is another.
   */
  async change(asking: Asking, id: string, wish: ChangedSource, seen: string | null = null): Promise<Source | Refusal> {
    return this.goOn(asking, id, (source) => {
      const next = changed(source, this.kindOf(source.kind), wish);
      return isStale(seen, source, next) ? null : next;
    });
  }

  /** Goes on after a pause, or after it stopped by itself. */
  resume(asking: Asking, id: string): Promise<Source | Refusal> {
    return this.goOn(asking, id, (source) => source);
  }

  /** Nothing is taken from it for now, but for what a platform that calls tells of people whom it let go of. */
  async pause(asking: Asking, id: string): Promise<Source | Refusal> {
    const paused = await this.parts.store.change(asking.pool, id, (source) => ({
      ...source,
      state: 'paused',
      nextRunAt: null,
    }));
    this.parts.woken({ pool: asking.pool, id });
    return this.tell(asking, paused, 'source.pause', { source: id, reason: 'member' });
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
    const { store, commands, clock } = this.parts;
    const now = clock.now();
    // Due: what breaks off here is ended by whoever runs what is due.
    const stored = await store.change(asking.pool, id, (one) => ({ ...one, state: 'removing', nextRunAt: now }));
    if (stored === null) return unknown(id);
    const refusal = await askPool(commands, asking, { kind: 'source.remove', data: { source: id, reason } });
    if (refusal === null) await store.remove(stored.source);
    return refusal;
  }

  /** `change` answers null where the source is no longer what it was made for, and the same again for what it has made. */
  private async goOn(asking: Asking, id: string, change: SourceChange): Promise<Source | Refusal> {
    const known = await this.read(asking.pool, id);
    if (known === null || known.state === 'removing') return unknown(id);
    const wanted = change(known);
    if (wanted === null) return staleVersion(id);
    const told = { kind: 'source.change', data: toldOf(wanted, this.kindOf(known.kind)) };
    return (await askPool(this.parts.commands, asking, told)) ?? this.setToWork(asking, known, change);
  }

  private async setToWork(asking: Asking, { id, kind }: Source, change: SourceChange): Promise<Source | Refusal> {
    const { store, clock, woken } = this.parts;
    const stored = await store.change(asking.pool, id, (source) => {
      const next = change(source);
      const nextRunAt = next !== null && isAsked(this.kindOf(kind), next) ? clock.now() : null;
      return next === null ? source : { ...next, ...atWork, nextRunAt };
    });
    if (stored === null) return unknown(id);
    if (change(stored.source) === null) return this.takeBack(asking, stored.source);
    woken({ pool: asking.pool, id });
    return stored.source;
  }

  /** Somebody else was quicker while the pool was told: it is told again what holds. */
  private async takeBack(asking: Asking, source: Source): Promise<Refusal> {
    const told = { kind: 'source.change', data: toldOf(source, this.kindOf(source.kind)) };
    const key = `${asking.key}/taken-back`;
    return (await askPool(this.parts.commands, { ...asking, key }, told)) ?? staleVersion(source.id);
  }

  private async tell(
    asking: Asking,
    stored: StoredSource | null,
    kind: string,
    data: { source: string; reason: string },
  ): Promise<Source | Refusal> {
    if (stored === null) return unknown(data.source);
    return (await askPool(this.parts.commands, asking, { kind, data })) ?? stored.source;
  }
}

const staleVersion = (source: string): Refusal => ({ refused: 'stale-version', because: { source } });
const unknown = (source: string): Refusal => ({ refused: 'source-unknown', because: { source } });
