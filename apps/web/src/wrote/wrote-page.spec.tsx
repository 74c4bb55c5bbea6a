import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { problem } from '../testing/fake-api.js';
import { closePage, openPage } from '../testing/open-page.js';

afterEach(closePage);

const nobody = { 'GET /v1/me': () => problem(401, 'not-signed-in', 'You are not signed in.') };
const about = (state: string) => ({ contact: { name: 'Ada Example' }, state });

describe('The page behind a link of a digest', () => {
  it('asks, and says nothing before somebody answers, also to who is not signed in', async () => {
    const api = openPage('/wrote#token', {
      ...nobody,
      'GET /v1/wrote': about('accepted'),
      'POST /v1/wrote': about('written'),
    });
    expect(await screen.findByText(/Did you write to Ada Example\?/)).toBeTruthy();
    expect(api.of('GET /v1/wrote')[0]).toMatchObject({ headers: { 'kith-link': 'token' } });
    expect(api.of('POST /v1/wrote')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Yes, I wrote' }));
    const noted = await screen.findByText('Noted. Thank you!');
    await waitFor(() => expect(document.activeElement).toBe(noted));
    expect(api.of('POST /v1/wrote')[0]?.body).toEqual({ token: 'token', wrote: true });
  });

  it('offers no "no" where nobody had said yes', async () => {
    openPage('/wrote#token', { ...nobody, 'GET /v1/wrote': about('open') });
    expect(await screen.findByRole('button', { name: 'Yes, I wrote' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'No, I did not' })).toBeNull();
  });

  it('says what is over, or was never a link', async () => {
    openPage('/wrote#old', { ...nobody, 'GET /v1/wrote': () => problem(409, 'link-over', 'This link has ended.') });
    expect(await screen.findByText(/This link has ended/)).toBeTruthy();
    closePage();
    openPage('/wrote#token', { ...nobody, 'GET /v1/wrote': about('withdrawn') });
    expect(await screen.findByText(/nothing left to answer/)).toBeTruthy();
    closePage();
    openPage('/wrote', nobody);
    expect(await screen.findByText(/opened by the links in your digest/)).toBeTruthy();
  });
});
