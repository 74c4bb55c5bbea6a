import type { Platform, Reply } from './platform.js';

const ROUTE = '/rest/memberSnapshotData';

/** A connection as a snapshot tells of it. */
export const connection = (given: string, more: object = {}): object => ({
  ...{ 'First Name': given, 'Last Name': 'Example', URL: `https://www.linkedin.com/in/${given.toLowerCase()}-example` },
  ...{ 'Email Address': '', Company: 'Werft', Position: 'Engineer', 'Connected On': '12 Mar 2024', ...more },
});

/** A snapshot in pages of two. Behind the last one LinkedIn names another, which is not there. */
export function snapshotPlatform(rows: readonly object[]): Platform {
  const page = ({ url }: { url: URL }): Reply => {
    const start = Number(url.searchParams.get('start') ?? '0');
    if (start > 0 && start >= rows.length) return { status: 404, json: { message: 'No data found' } };
    const href = `${ROUTE}?q=criteria&domain=CONNECTIONS&start=${String(start + 2)}`;
    const paging = { start, count: 2, links: [{ type: 'application/json', rel: 'next', href }] };
    const elements = [
      { snapshotDomain: 'CONNECTIONS', snapshotData: rows.slice(start, start + 2) },
      { snapshotDomain: 'INBOX', snapshotData: [{ CONTENT: 'SECRET' }] },
    ];
    return { json: { paging, elements } };
  };
  return { origin: 'https://api.linkedin.com', routes: { [ROUTE]: page } };
}
