import { afterEach, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Problem } from '../api/problem.js';
import { page } from '../testing/samples.js';
import { closePage, openPage } from '../testing/open-page.js';
import { whyUnshown } from './unshown.js';

afterEach(closePage);

/** An answer that the page of numbers cannot be made of. */
const odd = { 'GET /v1/policy': { version: 1, policy: {}, former: null }, 'GET /v1/policy/rehearse': {} };

it('leaves the way to the other pages open when one cannot be shown', async () => {
  openPage('/policy', { ...odd, 'GET /v1/contacts': page() });
  expect((await screen.findByRole('alert')).textContent).toContain('Something in this page went wrong.');
  fireEvent.click(screen.getByRole('link', { name: 'Sources' }));
  expect(await screen.findByRole('heading', { name: 'Sources' })).toBeTruthy();
});

it('does not leave for the browser’s own page while Kith does not answer', async () => {
  const api = openPage('/policy', odd);
  const again = await screen.findByRole('button', { name: 'Try again' });
  const read = api.of('GET /v1/me').length;
  api.routes['GET /v1/me'] = () => {
    throw new TypeError('Failed to fetch');
  };
  fireEvent.click(again);
  await waitFor(() => expect(api.of('GET /v1/me').length).toBeGreaterThan(read));
  expect(screen.getByRole('alert').textContent).toContain('Something in this page went wrong.');
});

it.each([
  'Failed to fetch dynamically imported module: http://localhost:3000/assets/people-page.js',
  'error loading dynamically imported module: http://localhost:3000/assets/people-page.js',
  'Importing a module script failed.',
  'Unable to preload CSS for /assets/policy-page.css',
])('says that Kith does not answer, where a browser says: %s', (message) => {
  expect(whyUnshown(new TypeError(message))).toEqual(new Problem(0, { code: 'offline' }));
  const fault = new TypeError('x is undefined');
  expect(whyUnshown(fault)).toBe(fault);
});
