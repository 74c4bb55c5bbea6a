import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { Digest } from '../api/digest.js';
import { me } from '../testing/samples.js';
import { closePage, openPage } from '../testing/open-page.js';

afterEach(closePage);

const digest = (more: Partial<Digest> = {}): Digest => ({
  ...{ channel: 'none', language: 'en', email: 'ruth@example.org', chat: null, place: null, mail: true },
  ...{ asked: null, sentAt: null, last: null, calendar: null },
  ...more,
});

describe('How I hear of my mornings', () => {
  it('is not at all at first; e-mail says where it goes', async () => {
    const api = openPage('/settings', {
      'GET /v1/me/digest': digest(),
      'PUT /v1/me/digest': digest({ channel: 'email' }),
    });
    fireEvent.click(await screen.findByLabelText('By e-mail'));
    expect(screen.getByText(/ruth@example\.org/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: 'Send me one now' })).toBeTruthy();
    expect(screen.getByText('Saved.')).toBeTruthy();
    expect(api.of('PUT /v1/me/digest')[0]?.body).toEqual({ channel: 'email', language: 'en', chat: null });
  });

  it('lets who administers the pool enter their own address', async () => {
    const api = openPage('/settings', {
      'GET /v1/me/digest': digest({ email: null }),
      'PATCH /v1/members/m_1': {},
    });
    fireEvent.click(await screen.findByLabelText('By e-mail'));
    expect(screen.getByText(/no e-mail address of yours yet/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Your e-mail address'), { target: { value: 'ruth@example.org' } });
    fireEvent.click(screen.getByRole('button', { name: 'Enter' }));
    await waitFor(() => expect(api.of('PATCH /v1/members/m_1')[0]?.body).toEqual({ email: 'ruth@example.org' }));
  });

  it('keeps the secret address of a chat unless another is given', async () => {
    const chosen = digest({ channel: 'chat', chat: 'slack', place: 'hooks.slack.com' });
    const api = openPage('/settings', { 'GET /v1/me/digest': chosen, 'PUT /v1/me/digest': chosen });
    expect(await screen.findByText(/Kept \(hooks\.slack\.com\)/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.of('PUT /v1/me/digest')).toHaveLength(1));
    expect(api.of('PUT /v1/me/digest')[0]?.body).toMatchObject({ chat: { kind: 'slack', webhook: null } });
  });

  it('says how the last one went, and asks for one at once', async () => {
    const failed = { state: 'failed', at: '2026-01-13T07:00:00.000Z', again: null, code: 'mail-address-refused' };
    const api = openPage('/settings', {
      'GET /v1/me/digest': digest({ channel: 'email', last: failed }),
      'POST /v1/me/digest/now': digest({ channel: 'email', asked: '2026-01-13T09:00:00.000Z' }),
    });
    expect(await screen.findByText(/does not take mail for your address.*not tried again today/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Send me one now' }));
    expect(await screen.findByText('On its way …')).toBeTruthy();
    expect(api.of('POST /v1/me/digest/now')).toHaveLength(1);
  });

  it('shows the secret address of the calendar once', async () => {
    openPage('/settings', {
      'GET /v1/me/digest': digest(),
      'POST /v1/me/calendar': { path: '/calendar/p_1/m_1/secret.ics' },
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Make an address' }));
    expect(await screen.findByText(/\/calendar\/p_1\/m_1\/secret\.ics$/)).toBeTruthy();
  });

  it('is no question for who is offered nobody', async () => {
    openPage('/settings', { 'GET /v1/me': { ...me, member: { id: 'm_1', name: 'Ruth', role: 'viewer' } } });
    expect(await screen.findByText('Your pool')).toBeTruthy();
    expect(screen.queryByText('Your mornings')).toBeNull();
  });
});
