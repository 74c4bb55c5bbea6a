import { OutsideWorld } from '#libs/kernel/errors.js';
import type { PostAnswer, Posting, PostRequest } from '#libs/ports/posting.js';

/** What another system was told, as it came. */
export interface Heard {
  url: string;
  id: string;
  type: string;
  body: string;
  headers: Record<string, string>;
  at: number;
}

type Answer = PostAnswer | Promise<PostAnswer> | string;

/** Other systems in a test's hands: what they were told, and what they answer. */
export class FakePosting implements Posting {
  readonly heard: Heard[] = [];
  /** 200 to everything; a text is the code with which telling fails */
  answer: (heard: Heard) => Answer = () => ({ status: 200, rest: 0 });

  constructor(private readonly now: () => number) {}

  async post({ url, json, headers = () => ({}) }: PostRequest): Promise<PostAnswer> {
    const body = JSON.stringify(json);
    const sent = headers(body);
    const { type } = json as { type: string };
    const heard = { url, id: String(sent['webhook-id']), type, body, headers: { ...sent }, at: this.now() };
    this.heard.push(heard);
    const answer = this.answer(heard);
    if (typeof answer === 'string') throw new OutsideWorld('as the test says', true, answer);
    return answer;
  }
}
