import { INSTALLATION } from '#libs/http/access-records.js';
import { isoTime } from '#libs/http/parse.js';
import type { Viewer } from '#libs/http/viewer.js';
import type { Documents, Stored } from '#libs/ports/documents.js';
import type { MemberDoc } from '../pool/pool-documents.js';
import type { DigestDoc } from './digest-document.js';

/** What reminders keeps of how a digest went; `digest-attempt/<member>/<morning|asked>`. */
interface AttemptSeen {
  state: string;
  at: number;
  nextAt: number | null;
  code: string | null;
}

/** What reminders says of the mail server; `mail-state/smtp`. */
interface MailSeen {
  available: boolean;
  failingSince: number | null;
  code: string | null;
}

const nothing = { channel: 'none', chat: null, webhook: null, asked: null, sentAt: null };

/** How a member is told of their morning, and how that goes. The secret address of a chat is never shown again. */
export class DigestView {
  constructor(private readonly documents: Documents) {}

  async of({ pool, member, language }: Pick<Viewer, 'pool' | 'member' | 'language'>): Promise<Record<string, unknown>> {
    const found = await this.documents.many(pool, [
      { collection: 'digest', key: member },
      { collection: 'member', key: member },
      { collection: 'calendar-address', key: member },
      ...['morning', 'asked'].map((kind) => ({ collection: 'digest-attempt', key: `${member}/${kind}` })),
    ]);
    const bodyOf = (collection: string): unknown => found.find((one) => one.collection === collection)?.body ?? null;
    const { asked, sentAt, webhook, ...digest } = (bodyOf('digest') ?? { ...nothing, language }) as DigestDoc;
    const { email } = (bodyOf('member') ?? { email: null }) as MemberDoc;
    const calendar = bodyOf('calendar-address') as { since: number } | null;
    return {
      ...{ channel: digest.channel, language: digest.language, chat: digest.chat, email },
      place: hostOf(webhook),
      mail: (await this.mail())?.available ?? false,
      ...{ asked: isoTime(asked?.at), sentAt: isoTime(sentAt), last: lastOf(found) },
      calendar: isoTime(calendar?.since),
    };
  }

  /** For the status page; null until reminders has said so. */
  async mail(): Promise<MailSeen | null> {
    const [found] = await this.documents.many(INSTALLATION, [{ collection: 'mail-state', key: 'smtp' }]);
    return (found?.body as MailSeen | undefined) ?? null;
  }
}

/** The newest try, whatever it was for. */
function lastOf(found: Stored[]): object | null {
  const attempts = found
    .filter(({ collection }) => collection === 'digest-attempt')
    .map(({ body }) => body as AttemptSeen);
  const [last] = attempts.sort((a, b) => b.at - a.at);
  if (last === undefined) return null;
  return { state: last.state, at: isoTime(last.at), again: isoTime(last.nextAt), code: last.code };
}

/** Where a webhook leads, without its secret. */
function hostOf(webhook: string | null): string | null {
  return webhook === null ? null : (URL.parse(webhook)?.host ?? null);
}
