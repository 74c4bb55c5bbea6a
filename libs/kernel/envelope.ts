/**
 * An event as the ledger, `pool-events` and the export hold it: one JSON object with CloudEvents 1.0 attributes.
 * Times are RFC 3339 in UTC with milliseconds.
 */
export interface Envelope {
  specversion: '1.0';
  /** `<pool>/<epoch>/<seq>`; never used as a key in a store. */
  id: string;
  source: '/kith/contacts';
  type: string;
  dataversion: number;
  time: string;
  pool: string;
  epoch: number;
  /** 1, 2, 3 … without gaps within a pool. */
  seq: number;
  /** A contact id, `member/ID`, `source/ID` or `import/ID`; absent for a fact about the pool itself. */
  subject?: string;
  /** HMAC of the id of the input that caused it. */
  cause: string;
  actor: string;
  occurredat: string;
  data: Record<string, unknown>;
  /** base64 of nonce (12 bytes), ciphertext and tag (16 bytes): the personal fields, AES-256-GCM under the subject's key. */
  sealed?: string;
}

/** What a sealed part is bound to, so that a ciphertext cannot be moved to another event or person. */
export function sealedWith(envelope: Pick<Envelope, 'id' | 'subject' | 'type' | 'dataversion'>): string {
  return `${envelope.id}|${envelope.subject ?? ''}|${envelope.type}|${String(envelope.dataversion)}`;
}
