import fs from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '#libs/events/policy.js';
import { allowance, touchesWithinYear } from '../allowance.js';
import { judge } from '../judge.js';
import { caseFor, reasonOf } from '../testing/case-for.js';
import { day, Story } from '../testing/story.js';
import { fails } from '../verdict.js';
import { warningOf } from '../warnings.js';
import { de } from './de.js';
import { en } from './en.js';
import type { Reading } from './format.js';
import { occasionPart } from './occasion-part.js';
import { explain, type Part } from './texts.js';

const english: Reading = { language: 'en', zone: 'Europe/Berlin', now: day(20) };
const german: Reading = { ...english, language: 'de' };
const said = (part: Part, reading = english) => explain(part, reading).text;
const verdictOf = (story: Story, rule: string, now: number): Part => {
  const verdict = judge(caseFor(story.known, now), defaultPolicy, now).verdicts.find((one) => one.rule === rule);
  if (verdict === undefined) throw new Error(`no rule ${rule}`);
  return { part: 'verdict', verdict };
};
const occasionOf = (story: Story, now: number, evidence = {}) => {
  const reason = reasonOf(story.known, now);
  if (reason === null) throw new Error('no reason');
  return occasionPart(story.known, reason, evidence);
};

describe('an occasion is told', () => {
  const connected = new Story().connected(day(1));

  it('with its date, its place and the events it rests on', () => {
    const part = occasionOf(connected, day(2));
    expect(explain(part, english)).toEqual({
      text: 'You connected on LinkedIn on 3 November and nobody has written yet.',
      seqs: [2],
    });
    expect(said(part, german)).toBe(
      'Ihr habt euch am 3. November auf LinkedIn vernetzt, und niemand hat bisher geschrieben.',
    );
  });

  it('with what documents know of it, and without it once that is gone', () => {
    const story = new Story().noted(day(1), 'talk');
    expect(said(occasionOf(story, day(2), { title: 'Slow software' }))).toBe(
      'They gave a talk on 3 November (“Slow software”).',
    );
    expect(said(occasionOf(story, day(2)))).toBe('They gave a talk on 3 November.');
    const moved = new Story().newJob(day(1));
    expect(said(occasionOf(moved, day(2), { employer: 'Acme' }))).toBe(
      'Their work has changed, they are now at Acme: you learned of it on 3 November.',
    );
  });

  it('as a tie by its rhythm and the last exchange', () => {
    expect(said(occasionOf(new Story().kept(day(1)), day(2)))).toBe(
      'You want to stay in touch every quarter, and there has been no exchange yet.',
    );
    expect(said(occasionOf(new Story().exchanged(day(-300)), day(2)))).toBe(
      'You know each other: the last exchange was on 6 January.',
    );
  });

  it('as a further message by the one before it', () => {
    const story = new Story().noted(day(1), 'talk').offered(day(1), { kind: 'talk', events: [2] });
    story.touched(day(2), { suggestion: 's_2' });
    expect(explain(occasionOf(story, day(9)), english)).toEqual({
      text: 'You wrote on 4 November and have heard nothing yet: one more message fits, and only one.',
      seqs: [2, 4],
    });
  });

  it('as the day they named, the day a member set, the message nobody answered', () => {
    const named = new Story().responded(day(1), 'not-now', day(40));
    expect(said(occasionOf(named, day(40)))).toBe(
      'They asked to hear from you again from 12 December, and that day has come.',
    );
    const set = new Story().tell('contact.follow-up-set', { member: 'm_ada', on: day(8), until: day(30) }, day(1));
    expect(said(occasionOf(set, day(8)))).toBe('You wanted to come back to this on 10 November.');
    expect(said(occasionOf(new Story().responded(day(1)), day(2)))).toBe(
      'They wrote on 3 November and nobody has answered yet.',
    );
  });
});

describe('a verdict is told', () => {
  it('with its number and its date', () => {
    const story = new Story().newJob(day(0)).touched(day(0)).touched(day(8));
    expect(said(verdictOf(story, 'cap', day(9)))).toBe(
      '2 of 2 messages in 30 days are used; possible from 2 December.',
    );
    expect(said(verdictOf(story, 'cap', day(9)), german)).toBe(
      '2 von 2 Nachrichten in 30 Tagen sind verbraucht; möglich ab 2. Dezember.',
    );
    expect(explain(verdictOf(story, 'gap', day(9)), english)).toEqual({
      text: 'The last message, of 10 November, needs 7 days of rest; possible from 17 November.',
      seqs: [4],
    });
  });

  it('of ties that are spread, with how many wait, if any do', () => {
    const spread = (backlog: number): Part => {
      return { part: 'verdict', verdict: fails('budget/ties-spread', day(30), { used: 0, of: 2, backlog }) };
    };
    expect(said(spread(12))).toBe('12 contacts wait for a word from you, spread evenly; possible from 2 December.');
    expect(said(spread(0))).toMatch(/^Those you only want to stay in touch with come spread over time; possible/);
    expect(said(spread(0), german)).toMatch(/^Mit wem du nur in Verbindung bleiben möchtest, kommt über die Zeit/);
  });

  it('with the year where it is another one', () => {
    const story = new Story().exchanged(day(0));
    expect(said(verdictOf(story, 'occasion', day(1)))).toBe('There is no reason at hand to write now.');
    expect(said(verdictOf(story, 'rhythm', day(1)))).toContain('possible from 1 January 2027');
  });

  it('by the name of its rule where this release knows no better', () => {
    const verdict = { rule: 'moon', ok: false, because: { code: 'full' }, until: day(3) };
    expect(said({ part: 'verdict', verdict })).toBe('The rule “moon” is against it; possible from 5 November.');
    expect(said({ part: 'verdict', verdict: { ...verdict, ok: true, until: null } }, german)).toBe(
      'Die Regel „moon“ hat nichts dagegen.',
    );
  });
});

describe('a card says', () => {
  it('the allowance in one line', () => {
    const { known } = new Story().touched(day(1));
    const events = touchesWithinYear(known, day(2)).map(({ seq }) => seq);
    const part: Part = { part: 'allowance', allowance: allowance(known, defaultPolicy, day(2)), events };
    expect(explain(part, english)).toEqual({ text: '1 of 2 this month, 1 of 4 this year', seqs: [2] });
  });

  it('one warning at most, the gravest', () => {
    const warned = (story: Story, now: number) => {
      const warning = warningOf(story.known, defaultPolicy, now);
      return warning === null ? null : said({ part: 'warning', warning });
    };
    expect(warned(new Story().touched(day(1)), day(2))).toBeNull();
    expect(warned(new Story().touched(day(1), { presumed: true }), day(2))).toBe(
      'Nobody has confirmed the message of 3 November: it is only presumed.',
    );
    const silent = new Story().touched(day(-300)).touched(day(-200), { presumed: true });
    expect(warned(silent, day(2))).toBe('They have not answered your last 2 attempts.');
    const seldom = silent.responded(day(0), 'less-often').touched(day(0));
    expect(warned(seldom, day(2))).toBe('They asked to hear from you less often.');
    const exchanged = new Story();
    for (const at of [-300, -200, -100, -90, -80]) exchanged.touched(day(at)).exchanged(day(at) + 1);
    expect(warned(exchanged, day(2))).toBe('This would be the last of 6 messages this year.');
  });
});

describe('a refusal says what is wrong and what to do', () => {
  it('with the rules against it and the first possible day', () => {
    const story = new Story().newJob(day(0)).touched(day(0)).touched(day(8));
    const { verdicts, from } = judge(caseFor(story.known, day(9)), defaultPolicy, day(9));
    const refusal = { refused: 'rules', because: { verdicts: verdicts.filter(({ ok }) => !ok), from } };
    const { text, seqs } = explain({ part: 'refusal', refusal }, english);
    expect(text).toMatch(/^Not now: 2 of 2 messages in 30 days are used; possible from 2 December\. The last message/u);
    expect(text).toMatch(/Try again from \d+ February 2027\.$/u);
    expect(said({ part: 'refusal', refusal }, german)).toMatch(/^Jetzt nicht: 2 von 2 Nachrichten .*Versuche es ab /u);
    expect(seqs).toEqual([3, 4]);
    expect(
      said({ part: 'refusal', refusal: { refused: 'rules', because: { verdicts: [], from: null } } }, german),
    ).toBe('Jetzt nicht: Erst muss sich etwas ändern.');
  });

  it('in one sentence for every code, in both languages, and for codes nobody knows', () => {
    for (const refused of [...Object.keys(en.refusals), 'never-heard-of']) {
      for (const reading of [english, german]) {
        const text = said({ part: 'refusal', refusal: { refused, because: { at: day(1), until: day(1) } } }, reading);
        expect(text.replaceAll(/\d\./gu, '')).toMatch(/^[^.]+[:,;][^.]+\.$/u);
      }
    }
  });
});

describe('English and German', () => {
  const codes = (value: object): string[] =>
    Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
      typeof one === 'object' && one !== null ? codes(one).map((inner) => `${key}.${inner}`) : [key],
    );

  it('have exactly the same codes', () => {
    expect(codes(de).sort()).toEqual(codes(en).sort());
  });

  it('have words for every code that a rule gives', () => {
    const rules = fs.readdirSync('libs/etiquette').filter((file) => file.endsWith('.rule.ts'));
    const given = rules.flatMap(
      (file) => fs.readFileSync(`libs/etiquette/${file}`, 'utf8').match(/(?<=')[a-z-]+\/[a-z-]+(?=')/gu) ?? [],
    );
    expect([...new Set(given)].sort()).toEqual(Object.keys(en.verdicts).sort());
  });
});
