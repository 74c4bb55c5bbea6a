/** @jest-environment ./scripts/plain-environment.mjs */
import { describe, expect, it } from '@jest/globals';
import { fc } from '#libs/testing/fast-check.js';
import type { KithEvent } from '#libs/events/catalog.js';
import { defaultPolicy } from '#libs/events/policy.js';
import type { MergedField, MergedFrom } from '#libs/events/words.js';
import { settled } from '#libs/testing/settled.js';
import { allowance } from './allowance.js';
import type { Case } from './case.js';
import type { ContactFacts } from './facts.js';
import { foldFacts } from './facts.fold.js';
import type { EventMap } from './fold-types.js';
import { judge } from './judge.js';
import { mergeFacts, splitFacts } from './merged.fold.js';
import { askedOccasion } from './occasions.js';
import { policies, several, wishesFor } from './testing/histories.js';
import { caseFor } from './testing/case-for.js';
import { day, Story } from './testing/story.js';
import { byOffer } from './unite.js';

const SEQ = 90_000;
/** Whoever knows us by the one entry is no stranger by the other, and is reached by what is known of either. */
const ofThePerson: ReadonlySet<string> = new Set(['country', 'bounced']);
const envelope = { pool: 'p_1', epoch: 1, actor: 'member:m_ada', personal: {} };

type Merged = EventMap['contact.merged'];
type Unmerged = EventMap['contact.unmerged'];
type Chosen = Partial<Record<MergedField, MergedFrom>>;

function merged(into: ContactFacts, from: ContactFacts, time: number, { seq = SEQ, fields = {} } = {}) {
  const data = { into: into.contact, fields, suggestions: [], employers: [] } as unknown as Merged['data'];
  const event = { ...envelope, type: 'contact.merged', seq, time, occurredAt: time, subject: from.contact, data };
  return mergeFacts(into, from, event as Merged);
}

function unmerged(facts: ContactFacts, contact: string, time: number, seq = SEQ + 10) {
  const data = { from: facts.contact, mergedSeq: SEQ, moved: [], both: [], stays: [], suggestions: [], employers: [] };
  const event = { ...envelope, type: 'contact.unmerged', seq, time, occurredAt: time, subject: contact, data };
  return splitFacts(facts, { ...event, personal: { told: [] } } as Unmerged);
}

/** As a merge is decided: of several open offers all but one are withdrawn first. */
function collapsed(stories: Story[], now: number): void {
  const kept = byOffer(stories.map(({ known }) => known));
  for (const story of stories) if (story.known.offer !== null && story.contact !== kept?.contact) story.withdrawn(now);
}

const choices = fc.dictionary(
  fc.constantFrom<MergedField>('employer', 'zone', 'owner', 'name'),
  fc.constantFrom<MergedFrom>('into', 'from'),
) as fc.Arbitrary<Chosen>;

describe('a merged contact', () => {
  const held = new Set<string>();

  it('is refused just after what any rule refused for either part just before', () => {
    fc.assert(
      fc.property(several(2), policies, choices, ({ stories, now }, policy, fields) => {
        const before = stories.flatMap((story) => wishesFor(story, policy, now));
        const refused = before.map((one) => judge(one, policy, now).verdicts.filter(({ ok }) => !ok));
        const windows = before.flatMap(({ employer }) => employer ?? []);
        collapsed(stories, now);
        const [into, from] = stories.map(({ known }) => known) as [ContactFacts, ContactFacts];
        const whole = merged(into, from, now, { fields });
        const employer = windows.find((one) => one.employer === whole.employer) ?? null;
        before.forEach((one, i) => {
          const after: Case = { ...one, contact: whole, employer, partEmployers: windows };
          const still = judge(after, policy, now).verdicts.filter(({ ok }) => !ok);
          const names = new Set(still.map(({ rule }) => rule));
          const rulesBefore = (refused[i] ?? []).map(({ rule }) => rule);
          for (const rule of rulesBefore) held.add(rule);
          expect(rulesBefore.filter((rule) => !names.has(rule) && !ofThePerson.has(rule))).toEqual([]);
        });
      }),
      { numRuns: 1500, examples: settled(1000, several(2), policies, choices) },
    );
  });

  it('was put to the test for every rule that looks at a contact', () => {
    const bars = ['objection', 'restriction', 'released', 'held', 'in-process', 'unwelcome', 'away', 'dormant'];
    const waits = ['cap', 'gap', 'rhythm', 'back-off', 'reserved', 'voice', 'employer', 'occasion'];
    const expected = [...bars, ...waits];
    expect(expected.filter((rule) => !held.has(rule))).toEqual([]);
  });

  it('is both contacts again, but for the version, when the merge is taken back at once', () => {
    fc.assert(
      fc.property(several(3), choices, ({ stories, now }, fields) => {
        const [a, b, c] = stories.map(({ known }) => known) as [ContactFacts, ContactFacts, ContactFacts];
        const two = merged(a, b, now, { fields });
        expect(unmerged(two, b.contact, now)).toEqual({
          left: { ...a, seq: SEQ + 10 },
          apart: { ...b, seq: SEQ + 10 },
        });
        const three = merged(c, two, now, { seq: SEQ + 1, fields });
        expect(unmerged(three, a.contact, now)).toEqual({
          left: { ...c, seq: SEQ + 10 },
          apart: { ...two, seq: SEQ + 10 },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('has the same cap and the same bars in whatever order the merges came', () => {
    fc.assert(
      fc.property(several(3), policies, ({ stories, now }, policy) => {
        collapsed(stories, now);
        const [a, b, c] = stories.map(({ known }) => known) as [ContactFacts, ContactFacts, ContactFacts];
        const orders = [
          merged(merged(a, b, now), c, now, { seq: SEQ + 1 }),
          merged(a, merged(b, c, now), now, { seq: SEQ + 1 }),
          merged(merged(c, a, now), b, now, { seq: SEQ + 1 }),
        ];
        const said = orders.map((facts) => {
          const [, asked] = wishesFor({ known: facts } as Story, policy, now).slice(-2);
          const { verdicts } = judge(asked as Case, policy, now);
          const { objectedAt, releasedAt, heldBy, touches } = facts;
          return {
            allowance: allowance(facts, policy, now),
            cap: verdicts.find(({ rule }) => rule === 'cap'),
            objection: verdicts.find(({ rule }) => rule === 'objection'),
            bars: { objectedAt, releasedAt, heldBy, touches: touches.map(({ seq }) => seq) },
          };
        });
        expect(said[1]).toEqual(said[0]);
        expect(said[2]).toEqual(said[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('is judged exactly: the first moment it names is the first at which all rules pass', () => {
    fc.assert(
      fc.property(several(2), policies, ({ stories, now }, policy) => {
        collapsed(stories, now);
        const [a, b] = stories.map(({ known }) => known) as [ContactFacts, ContactFacts];
        const whole = merged(a, b, now);
        const [, asked] = wishesFor({ known: whole } as Story, policy, now).slice(-2);
        const { from } = judge(asked as Case, policy, now);
        if (from === null || from === now) return;
        expect(judge(asked as Case, policy, from).ok).toBe(true);
        expect(judge(asked as Case, policy, from - 1).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the stricter part', () => {
  const told = (facts: ContactFacts, type: string, seq: number, time: number, data: object): ContactFacts => {
    const event = { ...envelope, type, seq, time, occurredAt: time, subject: facts.contact, data };
    return foldFacts(facts, event as unknown as KithEvent) as ContactFacts;
  };
  const answer = { channel: 'email', toMember: null, wish: null, until: null, dateGiven: false, owedUntil: 0 };
  const back = { what: 'response', member: null, employer: null, suggestion: null };

  it('counts until they write again, and once more if that is taken back', () => {
    const silent = new Story('c_0').touched(day(10)).touched(day(40)).touched(day(70));
    const talking = new Story('c_1', 1000).touched(day(60)).exchanged(day(71));
    const now = day(80);
    const whole = merged(silent.known, talking.known, now);
    const failing = (facts: ContactFacts, at: number) =>
      judge(
        caseFor(facts, at, { occasion: askedOccasion('m_ada', at), mode: 'ask', asked: 'thanks' }),
        defaultPolicy,
        at,
      )
        .verdicts.filter(({ ok }) => !ok)
        .map(({ rule }) => rule);
    expect(failing(talking.known, now)).toEqual([]);
    expect(failing(whole, now)).toEqual(['cap', 'back-off']);
    const heard = told(whole, 'interaction.responded', SEQ + 1, day(90), answer);
    expect(failing(heard, day(101))).toEqual([]);
    const unheard = told(heard, 'interaction.retracted', SEQ + 2, day(101), { of: SEQ + 1, ...back });
    expect(failing(unheard, day(101))).toEqual(['cap', 'back-off']);
  });
});
