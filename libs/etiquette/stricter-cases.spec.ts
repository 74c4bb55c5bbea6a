import { describe, expect, it } from '@jest/globals';
import type { Case } from './case.js';
import type { EmployerFacts } from './desk-facts.js';
import { mergeFacts } from './merged.fold.js';
import { strictest, stricterCases } from './stricter-cases.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';

const at = (employer: string | null, persons: EmployerFacts['persons'] = []) =>
  ({ employer, persons }) as EmployerFacts;

/** Ada, of the employer `e_1` if any, who is one with Bob of `e_2`. */
function bothOf(employer: string | null) {
  const [ada, bob] = [new Story('c_ada').responded(day(1)).known, new Story('c_bob', 10).known];
  const data = { into: 'c_ada', fields: {}, suggestions: [], employers: [] };
  const said = { type: 'contact.merged', seq: 40, time: day(5), occurredAt: day(5), subject: 'c_bob', data };
  return mergeFacts(
    { ...ada, employer },
    { ...bob, employer: 'e_2' },
    said as unknown as Parameters<typeof mergeFacts>[2],
  );
}

describe('a message to several that are one', () => {
  const employersIn = (theCase: Case) => stricterCases(theCase).map(({ employer }) => employer);

  it('is judged for each of them, with what the whole owes and is offered', () => {
    const contact = bothOf('e_1');
    const cases = stricterCases(caseFor(contact, day(6)));
    expect(cases.map((one) => one.contact.contact)).toEqual(['c_ada', 'c_bob']);
    expect(cases.map((one) => one.contact.owed)).toEqual([contact.owed, contact.owed]);
  });

  it('is judged once for whom nobody was merged into', () => {
    expect(stricterCases(caseFor(new Story().known, day(6)))).toEqual([]);
  });

  it('is judged by the window of the employer of each', () => {
    const persons = [{ contact: 'c_eve', at: day(4) }] as unknown as EmployerFacts['persons'];
    const [first, second] = [at('e_1', persons), at('e_2', persons)];
    const theCase = caseFor(bothOf('e_1'), day(6), { employer: first });
    expect(employersIn({ ...theCase, partEmployers: [second] })).toEqual([first, second]);
    expect(employersIn({ ...theCase, employer: null, partEmployers: [second] })).toEqual([at('e_1'), second]);
    expect(employersIn(theCase)).toEqual([first, at('e_2')]);
    expect(employersIn({ ...caseFor(bothOf(null), day(6)), employer: at(null) })).toEqual([null, at('e_2')]);
  });
});

describe('of several verdicts of one rule', () => {
  const passes = { rule: 'gap', ok: true, until: null } as never;
  const fails = (until: number | null) => ({ rule: 'gap', ok: false, until }) as never;

  it.each([
    ['one that fails counts more than one that passes', passes, fails(day(1))],
    ['the one that fails the longest counts', fails(day(1)), fails(day(2))],
    ['one that no time ends counts most', fails(day(2)), fails(null)],
  ])('%s', (_, milder, stricter) => {
    expect(strictest([milder, stricter])).toBe(stricter);
    expect(strictest([stricter, milder])).toBe(stricter);
  });

  it('one is counted at all', () => {
    expect(() => strictest([])).toThrow('a rule judges at least one case');
  });
});
