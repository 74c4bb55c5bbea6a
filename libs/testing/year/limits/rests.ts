interface Rest {
  at: number;
  why: string;
  /** whoever was told was killed since, and keeps such things in memory alone */
  isForgotten: boolean;
}

/** Whom a site told to leave it alone, and until when. */
export class Rests {
  readonly #until = new Map<string, Rest>();
  /** questions of a process that could not know what the one before it was told */
  unknowing = 0;

  tell(whom: string, at: number, why: string): void {
    this.#until.set(whom, { at, why, isForgotten: false });
  }

  /** What is broken by a question now; null: nothing. */
  broken(whom: string, now: number): string | null {
    const rest = this.#until.get(whom);
    if (rest === undefined || rest.at <= now) return null;
    if (!rest.isForgotten) return `${rest.why}, and was asked ${Math.ceil((rest.at - now) / 1000)} s too early`;
    this.unknowing += 1;
    rest.isForgotten = false;
    return null;
  }

  restarted(): void {
    for (const rest of this.#until.values()) rest.isForgotten = true;
  }
}
