import { OutsideWorld } from '#libs/kernel/errors.js';
import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import type { MemberMail } from '#libs/ports/mail.js';
import type { PostRequest } from '#libs/ports/posting.js';

/** A mail server and a chat in a test's hands: what came, and how the next ones end. */
export class FakeWays implements DigestWays {
  readonly page = 'https://kith.example.org';
  readonly mails: MemberMail[] = [];
  readonly posts: PostRequest[] = [];
  /** codes with which the next messages fail, in order; `mail-unanswered` and `unanswered` take the message first */
  failures: string[] = [];
  status = 200;

  readonly mail = {
    send: async (mail: MemberMail): Promise<void> => {
      this.take(this.mails, mail);
    },
  };

  readonly chat = {
    post: async (request: PostRequest): Promise<{ status: number; rest: number }> => {
      this.take(this.posts, request);
      return { status: this.status, rest: 0 };
    },
  };

  private take<Message>(taken: Message[], message: Message): void {
    const code = this.failures.shift();
    if (code === undefined || code.endsWith('unanswered')) taken.push(message);
    if (code !== undefined) throw new OutsideWorld('as the test says', code !== 'mail-address-refused', code);
  }
}
