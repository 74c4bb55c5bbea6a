import * as ashby from '../../../ingest/src/webhooks/ashby/testing/deliveries.js';
import * as breezy from '../../../ingest/src/webhooks/breezy/testing/deliveries.js';
import * as greenhouse from '../../../ingest/src/webhooks/greenhouse/testing/deliveries.js';
import * as merge from '../../../ingest/src/webhooks/merge/testing/deliveries.js';
import * as recruitee from '../../../ingest/src/webhooks/recruitee/testing/deliveries.js';
import * as workable from '../../../ingest/src/webhooks/workable/testing/deliveries.js';

const HOUR = 3_600_000;

/** Somebody of their own, by a number: nobody shares an address, a telephone or a page with them. */
interface Somebody {
  n: number;
  /** so many hours ago, ISO; no two people have the same */
  at: (hoursAgo: number) => string;
}
type Story = (who: Somebody) => object[];

const email = (n: number) => `p${n}@kith.example`;
const name = (n: number) => `P Erson ${n}`;

/** Their application from its begin over a talk to its end, as each platform tells it: some states more than once. */
const stories: Readonly<Record<string, Story>> = {
  greenhouse: ({ n, at }) => {
    const person = { id: 5000 + n, given: 'P', family: `Erson ${n}`, email: email(n) };
    const bare = { phone_numbers: [], website_addresses: [], social_media_addresses: [] };
    const now = (hoursAgo: number) => ({
      last_activity_at: at(hoursAgo),
      candidate: greenhouse.candidate(person, bare),
    });
    const first = greenhouse.created(person).payload.application;
    const met = greenhouse.application(person, {
      ...now(50),
      current_stage: greenhouse.stage('awaiting_feedback'),
    });
    const over = { ...now(10), status: 'rejected', rejected_at: at(10), rejection_reason: null };
    return [
      greenhouse.delivery('new_candidate_application', { application: { ...first, ...now(100) } }),
      greenhouse.delivery('candidate_stage_change', { application: met }),
      greenhouse.delivery('application_updated', { application: met }),
      greenhouse.delivery('reject_candidate', { application: greenhouse.application(person, over) }),
    ];
  },
  ashby: ({ n, at }) => {
    const candidate = { id: `c-${n}`, name: name(n), primaryEmailAddress: { value: email(n) } };
    const now = (action: string, hoursAgo: number, more: object = {}) =>
      ashby.about(action, { id: `a-${n}`, candidate, createdAt: at(101), updatedAt: at(hoursAgo), ...more });
    const over = {
      status: 'Archived',
      archivedAt: at(10),
      archiveReason: { text: 'Else', reasonType: 'RejectedByOrg' },
    };
    return [
      now('applicationSubmit', 100, { currentInterviewStage: { id: 'stage-1', title: 'New' } }),
      now('candidateStageChange', 50),
      now('applicationUpdate', 50),
      now('applicationUpdate', 9, over),
    ];
  },
  workable: ({ n, at }) => {
    const one = { id: `w-${n}`, name: name(n), firstname: 'P', lastname: `Erson ${n}`, email: email(n), phone: null };
    const now = (event: string, hoursAgo: number, more: object = {}) =>
      workable.delivery(event, workable.candidate({ ...one, ...more }), { id: event, fired_at: at(hoursAgo) });
    const over = { disqualified: true, disqualified_at: at(10), disqualification_reason: 'Else' };
    return [
      now('candidate_created', 100, { stage: 'Applied' }),
      now('candidate_moved', 50),
      now('candidate_moved', 9, over),
      now('candidate_moved', 8, over),
    ];
  },
  recruitee: ({ n, at }) => {
    const candidate = { id: 9000 + n, name: name(n), emails: [email(n)], phones: [] };
    const now = (told: ReturnType<typeof recruitee.delivery>, hoursAgo: number) => ({
      ...told,
      created_at: at(hoursAgo),
      payload: { ...told.payload, candidate },
    });
    return [
      now(recruitee.created, 101),
      now(recruitee.assigned(), 100),
      now(recruitee.movedTo('Talk'), 50),
      now(recruitee.qualified('disqualified'), 10),
    ];
  },
  breezy: ({ n, at }) => {
    const candidate = { _id: `b-${n}`, name: name(n), email_address: email(n), phone_number: null };
    const now = (type: string, stage: string, [entered, told]: [number, number]) => ({
      ...breezy.delivery(type, { candidate, stage: { id: stage, name: stage }, entered_stage: at(entered) }),
      ...{ _id: `${type} ${n}`, creation_date: at(told) },
    });
    return [
      now('candidateAdded', 'Applied', [100, 99]),
      now('candidateStatusUpdated', 'Talk', [50, 49]),
      now('candidateStatusUpdated', 'Talk', [50, 48]),
      now('candidateStatusUpdated', 'Offer', [10, 9]),
    ];
  },
  merge: ({ n, at }) => {
    const who = { id: `m-${n}`, email_addresses: [{ value: email(n) }], phone_numbers: [], urls: [] };
    const now = (hoursAgo: number, more: object = {}) => {
      const one = { id: `ma-${n}`, candidate: `m-${n}`, modified_at: at(hoursAgo), applied_at: at(101), ...more };
      return merge.delivery('Application.changed', merge.application(one));
    };
    return [
      merge.delivery('Candidate.added', merge.candidate({ ...who, remote_updated_at: at(100) })),
      now(100),
      now(50, { current_stage: 'stage-2' }),
      now(10, { rejected_at: at(11) }),
    ];
  },
  'standard-webhooks': (who) => ownForm(who).map(({ type, time, data }) => ({ type, timestamp: time, data })),
  cloudevents: (who) =>
    ownForm(who).map(({ type, time, data }, i) => ({
      ...{ specversion: '1.0', id: `${who.n}-${i}`, source: '/org.example', type: `org.example.${type}`, time, data },
    })),
  // Nobody knows yet what it says.
  jazzhr: ({ n }) => [
    { export: n, step: 1 },
    { export: n, step: 2 },
  ],
};

function ownForm({ n, at }: Somebody): { type: string; time: string; data: object }[] {
  const person = { id: `o-${n}`, name: { given: 'P', family: `Erson ${n}` }, emails: [email(n)] };
  const now = (hoursAgo: number, more: object) => ({
    ...{ type: 'application.updated', time: at(hoursAgo) },
    data: { id: `oa-${n}`, person, since: at(hoursAgo), state: 'active', ...more },
  });
  const met = { stage: 'Talk', interviewed: true };
  return [now(100, { stage: 'New' }), now(50, met), { ...now(50, met), time: at(49) }, now(10, { state: 'rejected' })];
}

/** What a platform tells of somebody, up to `now` (ms). */
export function storyOf(kind: string, n: number, now: number): object[] {
  const story = stories[kind];
  if (story === undefined) throw new Error(`Nobody has told how ${kind} speaks.`);
  return story({ n, at: (hoursAgo) => new Date(now - hoursAgo * HOUR - n * 3_600).toISOString() });
}
