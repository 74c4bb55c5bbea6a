/** Something to be told to a server outside, as JSON. */
export interface PostRequest {
  url: string;
  json: unknown;
  /** More headers for the body as it is sent: a signature. */
  headers?: (body: string) => Readonly<Record<string, string>>;
}

export interface PostAnswer {
  status: number;
  /** ms that it wants to be left alone for; 0 if it does not say so */
  rest: number;
}

/**
 * The way out for what a member wants told to them in their own chat, and what an administrator wants another system told:
 * nothing else. Never redirected, never
 * repeated, its answer never read. Rejects with OutsideWorld as `Egress.get` does; `unanswered` (retriable): it was sent, and
 * nobody knows whether it was taken.
 */
export interface Posting {
  /** Waits for the host's turn and tells it once. */
  post(request: PostRequest): Promise<PostAnswer>;
}
