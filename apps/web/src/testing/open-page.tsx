import { notifications } from '@mantine/notifications';
import { jest } from '@jest/globals';
import { cleanup, configure, render } from '@testing-library/react';
import type { QueryClient } from '@tanstack/react-query';
import { App } from '../app.js';
import { startTexts } from '../i18n/i18n.js';
import { makeQueryClient } from '../query-client.js';
import { makeRouter } from '../router.js';
import { takeBack } from '../today/held.js';
import { fitBrowser } from './browser.js';
import { FakeApi } from './fake-api.js';
import { me } from './samples.js';

/* A page on a busy machine may take longer than the second a test waits by itself. */
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

let client: QueryClient | null = null;

/** Opens an address of the page in English, on a server that answers these routes (and who is signed in). */
export function openPage(address: string, routes: FakeApi['routes']): FakeApi {
  fitBrowser();
  startTexts('en');
  const api = new FakeApi({
    'GET /v1/me': me,
    'GET /v1/members': { items: [{ id: 'm_1', name: 'Ruth' }], next: null },
    ...routes,
  });
  Object.assign(globalThis, { fetch: api.fetch });
  window.history.pushState(null, '', address);
  client = makeQueryClient(0);
  render(<App client={client} router={makeRouter()} />);
  return api;
}

/** Leaves the page as a test found it: nothing shown, nothing remembered, no timer left. */
export function closePage(): void {
  for (let left = true; left;) left = takeBack() !== null;
  cleanup();
  client?.clear();
  notifications.clean();
}
