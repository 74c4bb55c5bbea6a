import type { ServiceProcess } from '#libs/testing/cluster/service-process.js';
import { ApiClient, type Answer } from '../../testing/api-client.js';

/** What ingest answers; everything else is for contacts. As deploy/Caddyfile says. */
const INGEST = ['/hooks', '/v1/imports', '/v1/sources'];

/** Speaks to the services as somebody does who sees only the proxy before them. */
export class ProxiedClient extends ApiClient {
  readonly #ingest: ApiClient;

  constructor({ contacts, ingest }: Record<'contacts' | 'ingest', ServiceProcess>, key: string) {
    super(contacts.address, { key });
    this.#ingest = new ApiClient(ingest.address, { key });
  }

  override call(...said: Parameters<ApiClient['call']>): Promise<Answer> {
    const [, route] = said;
    return INGEST.some((one) => route.startsWith(one)) ? this.#ingest.call(...said) : super.call(...said);
  }
}
