import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { DAY, LivePool, MONDAY } from './testing/live-pool.js';

let pool: LivePool;
beforeEach(async () => {
  pool = await LivePool.open(['m_1', 'm_2']);
});
afterEach(() => pool.close());

/** The rules that kept somebody back, each time that they were told. */
async function withheld(): Promise<string[]> {
  const told = await pool.facts('outreach.withheld');
  return told.map(({ failing }) => (failing as { rule: string }[]).map(({ rule }) => rule).join(' '));
}

/** The mornings at the end are nobody's turn to be judged all the same. */
describe('whom the rules keep back', () => {
  test('is offered the morning after their employer is opened again', async () => {
    const house = { name: 'Aster Instruments', why: 'client', note: null, until: null };
    await pool.say('employer.close', house);
    const contact = await pool.meet('Ada', { employer: house.name });
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(3 * DAY);
    expect(await withheld()).toEqual(['employer']);
    const [closed] = await pool.facts('pool.employer-closed');
    await pool.say('employer.open', { employer: closed?.['employer'] });
    await pool.pass(DAY);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_1', occasion: { kind: 'tie' } }]);
  });

  test('is told once more when the numbers have changed, and not again every morning', async () => {
    const house = { name: 'Aster Instruments', why: 'client', note: null, until: null };
    await pool.say('employer.close', house);
    const contact = await pool.meet('Ada', { employer: house.name });
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(3 * DAY);
    await pool.say('policy.change', { policy: { ...defaultPolicy, gap: { days: 10 } } });
    await pool.pass(DAY);
    expect(await withheld()).toEqual(['employer', 'employer']);
    await pool.pass(6 * DAY);
    expect(await withheld()).toHaveLength(2);
  });

  test('because of whose conversation it is, is offered the morning after that member has left', async () => {
    const contact = await pool.meet('Ada');
    const theirs = { contact, channel: 'phone', at: null, toMember: 'm_2', wish: null, until: null };
    await pool.say('response.record', theirs);
    await pool.pass(5000);
    const [offer] = await pool.facts('outreach.suggested');
    const answer = { contact, member: 'm_2', channel: 'phone', at: null, imported: false };
    await pool.say('touch.record', { ...answer, suggestion: offer?.['suggestion'] });
    await pool.say('contact.follow-up', { contact, member: 'm_1', on: MONDAY, reason: 'ask about Pune' });
    await pool.pass(2 * DAY);
    expect(await withheld()).toEqual(['voice']);
    await pool.say('member.remove', { member: 'm_2' });
    await pool.pass(DAY);
    const offers = await pool.facts('outreach.suggested');
    expect(offers.slice(1)).toMatchObject([{ member: 'm_1', occasion: { kind: 'follow-up' } }]);
  });

  test('since they are away, is offered the first morning after the pause, and judged on none of it', async () => {
    const contact = await pool.meet('Ada');
    await pool.say('absence.record', { contact, back: MONDAY + 7 * DAY, at: null });
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(8 * DAY);
    expect(await withheld()).toEqual(['away']);
    expect(await pool.facts('outreach.suggested')).toEqual([]);
    await pool.pass(2 * DAY);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_1', occasion: { kind: 'tie' } }]);
  });

  test('since no way reaches them, is offered the morning after their address turned out to work', async () => {
    const contact = await pool.meet('Ada');
    const address = { scheme: 'email', value: 'ada@example.org' };
    await pool.say('bounce.record', { contact, address, at: null });
    await pool.say('contact.keep', { contact, member: 'm_1', rhythm: 'quarterly' });
    await pool.pass(2 * DAY);
    expect(await withheld()).toEqual(['bounced']);
    const [of] = (await pool.ledger('interaction.bounced')).map(({ seq }) => seq);
    await pool.say('interaction.retract', { contact, of });
    await pool.pass(DAY);
    expect(await pool.facts('outreach.suggested')).toMatchObject([{ member: 'm_1', occasion: { kind: 'tie' } }]);
  });
});
