import { describe, expect, it } from '@jest/globals';
import { contact } from '../testing/samples.js';
import { asked, shownOf } from './merged-fields.js';

const into = contact('c_1', 'Ada Lovelace', { location: 'London', owner: 'm_1' });
const from = contact('c_2', 'A. Lovelace', { location: 'Delft' });

describe('Of two entries that are to be one', () => {
  it('what both know differently is as the one that stays has it', () => {
    expect(asked(into, from, {})).toEqual({ name: 'into', location: 'into' });
  });

  it('a correction goes before, whoever stays', () => {
    expect(asked(into, { ...from, corrected: ['name'] }, {})).toMatchObject({ name: 'from' });
    expect(asked({ ...into, corrected: ['name'] }, { ...from, corrected: ['name'] }, {})).toMatchObject({
      name: 'into',
    });
  });

  it('a choice goes before everything', () => {
    const chosen = { name: 'from', location: 'from' } as const;
    expect(asked({ ...into, corrected: ['name'] }, from, chosen)).toEqual(chosen);
  });

  it('another position at the same employer is another job', () => {
    expect(asked(into, { ...from, position: 'Head' }, {})).toMatchObject({ employer: 'into' });
  });

  it('a headline made of the job is not one to choose', () => {
    expect(shownOf(into, 'headline')).toBeNull();
    expect(asked(into, { ...from, headline: 'Builds boats' }, {})).not.toHaveProperty('headline');
  });
});
