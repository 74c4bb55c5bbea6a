import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { closePage, openPage } from '../testing/open-page.js';

afterEach(closePage);

describe('The settings', () => {
  it('speak another language at once, the role too', async () => {
    openPage('/settings', {});
    expect(await screen.findByText('Owner')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Language of this page'), { target: { value: 'de' } });
    expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeTruthy();
    expect(screen.getByText('Inhaberrolle')).toBeTruthy();
  });

  it('say who is offered less, from what, and until when; nothing while nobody is', async () => {
    const brake = { how: 'slowed', messages: 100, replies: 9, objections: 0, until: '2027-02-03T10:00:00.000Z' };
    openPage('/settings', { 'GET /v1/members': { items: [{ id: 'm_2', name: 'Mary', brake }], next: null } });
    expect(await screen.findByRole('heading', { name: 'Offered less for now' })).toBeTruthy();
    expect(screen.getByText('Mary').parentElement?.textContent).toContain('9 were answered');
    closePage();
    openPage('/settings', {});
    expect(await screen.findByText('Owner')).toBeTruthy();
    expect(screen.queryByText('Offered less for now')).toBeNull();
  });
});
