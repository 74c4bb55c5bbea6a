import { INSTALLATION } from '#libs/http/access-records.js';
import type { Clock } from '#libs/ports/clock.js';
import type { Documents } from '#libs/ports/documents.js';
import type { Outcome } from './attempt.js';

/** `mail-state/smtp`: whether digests go by e-mail here, and since when the mail server fails. */
export interface MailState {
  available: boolean;
  /** ms; null: it did not fail when it was last used */
  failingSince: number | null;
  code: string | null;
}

/** Failures that are the server's, or those of the settings: no single address is to blame. */
const servers = new Set(['mail-unreachable', 'mail-login-refused', 'mail-insecure', 'mail-busy', 'mail-unanswered']);

/** Tells the operator of something, in a sentence; never personal. */
export type Report = (sentence: string, facts: Record<string, unknown>) => void;

/** Keeps what the status page says of the mail server: read each time, as other instances write it too. */
export class MailStates {
  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
    private readonly report: Report,
  ) {}

  /** At the start: whether a mail server is named. What was wrong with it before stands until it is used. */
  async announce(available: boolean): Promise<void> {
    const before = await this.read();
    if (before?.available !== available) await this.write({ available, failingSince: null, code: null });
  }

  /** After a message: how the server did. Who refuses a single address is well. */
  async heard(outcome: Outcome): Promise<void> {
    const before = await this.read();
    const code = codeOf(outcome);
    if (before === null || code === undefined || before.code === code) return;
    await this.write({ available: true, failingSince: code === null ? null : this.since(before), code });
    if (code === null) this.report('The mail server takes digests again.', {});
    else this.report('The mail server does not take digests; they are tried again.', { code });
  }

  private since({ failingSince }: MailState): number {
    return failingSince ?? this.clock.now();
  }

  private async read(): Promise<MailState | null> {
    const [found] = await this.documents.many(INSTALLATION, [{ collection: 'mail-state', key: 'smtp' }]);
    return (found?.body as MailState | undefined) ?? null;
  }

  private async write(state: MailState): Promise<void> {
    const seq = this.clock.now();
    await this.documents.save([{ pool: INSTALLATION, collection: 'mail-state', key: 'smtp', seq, body: state }]);
  }
}

/** What is wrong with the server; null: nothing; undefined: this says nothing about it. */
function codeOf(outcome: Outcome): string | null | undefined {
  if (outcome.sent) return null;
  return servers.has(outcome.code) ? outcome.code : undefined;
}
