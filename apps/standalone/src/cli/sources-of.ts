import type { Connection } from './connection.js';

/** A source as the API shows it. */
export interface SourceSeen {
  id: string;
  kind: string;
  name: string;
  state: string;
  hookUrl: string | null;
  asked: boolean;
  secretMissing: boolean;
  unverified: boolean;
  lastRunAt: string | null;
  nextRunAt: string | null;
  lastHeardAt: string | null;
  learned: { noted: number };
  problem: { text: string; todo: string } | null;
}

/** Every source of the pool, oldest first. */
export async function sourcesOf(connection: Pick<Connection, 'call'>): Promise<SourceSeen[]> {
  const found: SourceSeen[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = new URLSearchParams({ limit: '100', ...(cursor === '' ? {} : { cursor }) }).toString();
    const page = (await connection.call('GET', `/v1/sources?${query}`)) as {
      items: SourceSeen[];
      next: string | null;
    };
    found.push(...page.items);
    cursor = page.next;
  }
  return found;
}
