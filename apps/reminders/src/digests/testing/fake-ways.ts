import { OutsideWorld } from '#libs/kernel/errors.js';
import type { DigestWays } from '#libs/platform/open-digest-ways.js';
import type { MemberMail } from '#libs/ports/mail.js';
import type { PostRequest } from '#libs/ports/posting.js';

/** A mail server and a chat in a test's hands: what came, and how the next ones end. */
export class FakeWays implements DigestWays {
  readonly page = 'https://kith.example.org';
  readonly mails: MemberMail[] = [];
  readonly posts: PostRequest[] = [];
  /** codes with which the next mails fail, in order; `mail-unanswered` takes the message first */
  failures: string[] = [];
  status = 200;

  readonly mail = {
    send: async (mail: MemberMail): Promise<void> => {
      const code = this.failures.shift();
      if (code === undefined || code === 'mail-unanswered') this.mails.push(mail);
      if (code !== undefined) throw new OutsideWorld('as the test says', code !== 'mail-address-refused', code);
    },
  };

  readonly chat = {
    post: async (request: PostRequest): Promise<{ status: number; rest: number }> => {
      this.posts.push(request);
      return { status: this.status, rest: 0 };
    },
  };
}
