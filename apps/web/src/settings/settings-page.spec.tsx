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
});
