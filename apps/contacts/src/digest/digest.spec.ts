import { describe, expect, test } from '@jest/globals';
import { digestAsk, digestChoose, digestNote } from '#libs/events/digest.inputs.js';
import { memberChange } from '#libs/events/pool.inputs.js';
import type { NewEvent } from '#libs/kernel/event.js';
import { givenDecider } from '#libs/testing/given.js';
import { contact, member, poolOfBerlin } from '#libs/testing/pool-events.js';
import { deciders, projections } from '../registry.js';
import { isWebhookOf } from './webhook.rule.js';

const given = (...events: NewEvent[]) => givenDecider(deciders, projections, ...poolOfBerlin(), ...events);
const ruth = { member: 'm_2', role: 'recruiter' as const, name: 'Ruth', zone: 'Europe/Berlin' };
const withAddress = (email: string) => given(member('m_2')).and(memberChange, { ...ruth, email });
const byMail = { member: 'm_2', channel: 'email' as const, language: 'de' as const, chat: null };
const secret = 'https://hooks.slack.com/services/T0/B0/secret';
const toSlack = { ...byMail, channel: 'chat' as const, chat: { kind: 'slack' as const, webhook: secret } };
const note = {
  member: 'm_2',
  channel: 'email' as const,
  day: '2026-01-13',
  trigger: 'morning',
  offers: 1,
  questions: 0,
};

describe('a digest', () => {
  test('goes by e-mail to the address that the pool has of the member', () => {
    withAddress('ruth@example.org')
      .when(digestChoose, byMail)
      .then({
        type: 'digest.chosen',
        subject: 'member/m_2',
        data: { member: 'm_2', channel: 'email', language: 'de', chat: null },
        personal: { webhook: null },
      })
      .shows('digest', 'm_2', { channel: 'email', asked: null, toldOn: null });
    withAddress('ruth@example.org').and(digestChoose, byMail).when(digestChoose, byMail).thenNothing();
  });

  test('goes nowhere without one', () => {
    given(member('m_2')).when(digestChoose, byMail).refuses('no-address');
    given().when(digestChoose, byMail).refuses('member-unknown');
  });

  test('never goes to an address by which a contact is known', () => {
    given(member('m_2'), contact('c_ada', { who: ['email:ada@example.org'] }))
      .and(memberChange, { ...ruth, email: 'Ada@Example.org' })
      .when(digestChoose, byMail)
      .refuses('address-of-contact', { contact: 'c_ada' });
  });

  test('goes to a chat whose secret address is sealed, kept while that chat is chosen, and forgotten with it', () => {
    given(member('m_2'))
      .when(digestChoose, toSlack)
      .then({ data: { channel: 'chat', chat: 'slack' }, personal: { webhook: secret }, type: 'digest.chosen' });
    const chosen = () => given(member('m_2')).and(digestChoose, toSlack);
    const again = { ...toSlack, language: 'en' as const, chat: { kind: 'slack' as const, webhook: null } };
    chosen().when(digestChoose, again).shows('digest', 'm_2', { language: 'en', webhook: secret });
    chosen()
      .when(digestChoose, { ...again, chat: { kind: 'teams', webhook: null } })
      .refuses('webhook-invalid', { chat: 'teams' });
    chosen()
      .when(digestChoose, { ...byMail, channel: 'none' })
      .then({ type: 'digest.chosen', data: { channel: 'none', chat: null }, personal: { webhook: null } })
      .shows('digest', 'm_2', { webhook: null });
  });

  test('that is asked for is asked for once a minute, by whoever has chosen one', () => {
    const chosen = () => given(member('m_2')).and(digestChoose, toSlack);
    chosen()
      .when(digestAsk, { member: 'm_2' })
      .then({ type: 'digest.asked', data: { member: 'm_2' } });
    chosen().and(digestAsk, { member: 'm_2' }).when(digestAsk, { member: 'm_2' }).refuses('asked-already');
    given(member('m_2')).when(digestAsk, { member: 'm_2' }).refuses('no-digest');
  });

  test('that went out is recorded once a morning and once for each wish', () => {
    const chosen = () => given(member('m_2')).and(digestChoose, toSlack);
    chosen()
      .when(digestNote, note)
      .then({ type: 'digest.sent', data: note })
      .shows('digest', 'm_2', { toldOn: note.day });
    chosen().and(digestNote, note).when(digestNote, note).thenNothing();
    chosen()
      .and(digestNote, note)
      .when(digestNote, { ...note, day: '2026-01-12' })
      .thenNothing();
    chosen()
      .when(digestNote, { ...note, trigger: 'asked/1' })
      .thenNothing();
    given(member('m_2')).when(digestNote, note).thenNothing();
    const asked = chosen().and(digestAsk, { member: 'm_2' });
    const seq = (asked.pool.read('digest', 'm_2') as { asked: { seq: number } }).asked.seq;
    asked
      .when(digestNote, { ...note, trigger: `asked/${String(seq)}` })
      .then({ type: 'digest.sent' })
      .shows('digest', 'm_2', { asked: null, toldOn: null });
  });
});

test.each([
  ['slack', 'https://hooks.slack.com/services/T0/B0/xyz', true],
  ['slack', 'https://hooks.slack.com.evil.example/services/T0', false],
  ['slack', 'http://hooks.slack.com/services/T0/B0/xyz', false],
  ['slack', 'https://user:pw@hooks.slack.com/services/T0', false],
  ['teams', 'https://prod-1.westeurope.logic.azure.com:443/workflows/1?sig=2', true],
  ['teams', 'https://a.b.environment.api.powerplatform.com/workflows/1', true],
  ['teams', 'https://logic.azure.com.evil.example/x', false],
  ['mattermost', 'https://chat.example.org/hooks/abc123', true],
  ['mattermost', 'http://127.0.0.1:8065/team/hooks/abc123', true],
  ['mattermost', 'https://chat.example.org/api/v4/users', false],
  ['mattermost', 'no address', false],
] as const)('%s: is %s an address of an incoming webhook? %s', (kind, address, is) => {
  expect(isWebhookOf(kind, address)).toBe(is);
});
