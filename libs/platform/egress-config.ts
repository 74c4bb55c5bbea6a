import { z } from 'zod';

/** The proxy of a network, and whom it is not asked for. */
export interface EgressProxy {
  url: string;
  except: string[];
}

const proxy = z.string().transform(toProxy).optional();
const names = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
  .optional();

/** The settings of what goes out; the proxy also by the names that most programs know. */
export const egressSettings = {
  KITH_EGRESS_ALLOW: z.string().transform(toAddresses).default([]),
  KITH_EGRESS_PROXY: proxy,
  HTTPS_PROXY: proxy,
  https_proxy: proxy,
  NO_PROXY: names,
  no_proxy: names,
};

type Read = Partial<Record<'KITH_EGRESS_PROXY' | 'HTTPS_PROXY' | 'https_proxy', string>> &
  Partial<Record<'NO_PROXY' | 'no_proxy', string[]>>;

export function proxyOf(data: Read): EgressProxy | null {
  const url = data.KITH_EGRESS_PROXY ?? data.HTTPS_PROXY ?? data.https_proxy;
  return url === undefined ? null : { url, except: data.NO_PROXY ?? data.no_proxy ?? [] };
}

function toProxy(text: string, context: z.core.$RefinementCtx<string>): string {
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url !== null && url.protocol === 'http:' && url.hostname !== '') return url.href;
  context.addIssue('the address of a proxy, such as "http://proxy.example.org:3128"');
  return z.NEVER;
}

function toAddresses(text: string, context: z.core.$RefinementCtx<string>): string[] {
  const addresses = text.split(',').map((part) => part.trim());
  if (addresses.every((address) => /^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i.test(address))) return addresses;
  context.addIssue('a list of "host:port", separated by commas');
  return z.NEVER;
}
