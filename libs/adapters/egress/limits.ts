/** What one `get` may cost. Numbers from OWASP's advice on server-side request forgery and what feeds are in practice: judgement. */
export interface EgressLimits {
  /** ms for all of it: name, redirects, the last byte */
  totalMs: number;
  /** ms without a byte */
  idleMs: number;
  /** of the body, decoded */
  bytes: number;
  /** decoded to sent; a text rarely gains more than 20 */
  ratio: number;
  headerBytes: number;
  redirects: number;
  /** ms between two requests to one host */
  paceMs: number;
}

export const egressLimits: EgressLimits = {
  totalMs: 10_000,
  idleMs: 5_000,
  bytes: 5_000_000,
  ratio: 100,
  headerBytes: 16_384,
  redirects: 3,
  paceMs: 1_000,
};
