import { afterEach, describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { closePage, openPage } from '../testing/open-page.js';
import type { Asked } from '../testing/fake-api.js';

afterEach(closePage);

describe('The privacy page', () => {
  it('shows what is to be decided and who goes when, and says what was decided', async () => {
    const asked: Asked[] = [];
    const contact = { id: 'c_1', name: 'Ada Example', headline: null };
    const request = {
      request: 'r_1',
      contact,
      source: 'greenhouse',
      openedAt: '2026-01-12T09:00:00.000Z',
      eraseAt: null,
    };
    const going = {
      contact: { ...contact, id: 'c_2', name: 'Bo Quist' },
      dues: [{ kind: 'lapse', at: '2027-03-01T09:00:00.000Z' }],
    };
    openPage('/privacy', {
      'GET /v1/privacy/requests': { items: [request], next: null },
      'GET /v1/privacy/due': { items: [going], next: null },
      'POST /v1/privacy/requests/r_1': (one: Asked) => {
        asked.push(one);
        return {};
      },
    });
    expect(await screen.findByText('greenhouse said on 12 January 2026 that it deleted this person.')).toBeTruthy();
    expect(await screen.findByText('Let go: erased on 1 March 2027 unless somebody brings them back.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(asked.map(({ body }) => body)).toEqual([{ decision: 'keep' }]));
  });
});
