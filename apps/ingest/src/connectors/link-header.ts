const LINK = /<([^<>]*)>((?:\s*;\s*[^\s;,="]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]*))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i;

/**
 * Where a `Link` header (RFC 8288) leads for a relation, absolute; null: nowhere. The address is taken as it stands
 * there: platforms lead on to other paths than the first page had.
 */
export function linkOf(header: string | undefined, relation: string, base: string): string | null {
  const links = [...(header ?? '').matchAll(LINK)];
  const link = links.find(([, , parameters = '']) => relationsIn(parameters).includes(relation));
  return link === undefined ? null : (URL.parse(link[1] ?? '', base)?.href ?? null);
}

/** A link may stand for several. */
function relationsIn(parameters: string): string[] {
  const [, quoted, bare = ''] = REL.exec(parameters) ?? [];
  return (quoted ?? bare).toLowerCase().split(/\s+/);
}
