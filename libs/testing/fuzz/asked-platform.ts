import type { Mailbox } from '#libs/ports/mailbox.js';
import type { PulledKind } from '../../../apps/ingest/src/connectors/pulled-kind.js';
import type { Platform } from '../../../apps/ingest/src/connectors/testing/platform.js';

/** The mailbox of a server whose every part of a message goes through `broken`. */
export type MailServer = (now: number, broken: (bytes: Buffer) => Buffer) => Mailbox;

/** A kind that asks an API, and a platform that is made up for it. */
export interface AskedPlatform {
  kind: PulledKind;
  /** as pull number `n` finds it */
  platform: (now: number, n: number) => Platform;
  /** of a kind that reads one */
  mailbox?: MailServer;
  settings: Record<string, unknown>;
  secrets?: Record<string, string>;
}
