import { bullhorn } from '../../../apps/ingest/src/connectors/bullhorn/bullhorn.js';
import { lever } from '../../../apps/ingest/src/connectors/lever/lever.js';
import { personio } from '../../../apps/ingest/src/connectors/personio/personio.js';
import { smartrecruiters } from '../../../apps/ingest/src/connectors/smartrecruiters/smartrecruiters.js';
import { teamtailor } from '../../../apps/ingest/src/connectors/teamtailor/teamtailor.js';
import type { Platform } from '../../../apps/ingest/src/connectors/testing/platform.js';
import type { AskedPlatform } from './asked-platform.js';

const HOUR = 3_600_000;
const name = { firstName: 'Ada', lastName: 'Beck', email: 'ada@beck.example' };

/** A made-up platform that answers each path with this. */
function answering(origin: string, answers: Readonly<Record<string, unknown>>): Platform {
  const routes = Object.entries(answers).map(([path, json]) => [path, () => ({ json })] as const);
  return { origin, routes: Object.fromEntries(routes) };
}

const leverOf = (now: number): Platform =>
  answering('https://api.lever.co', {
    '/v1/opportunities': {
      data: [
        {
          ...{
            id: 'o-1',
            contact: 'c-1',
            name: 'Ada Beck',
            emails: [name.email],
            phones: [{ value: '040 555 01 02' }],
          },
          ...{ links: ['https://www.linkedin.com/in/ada'], origin: 'applied', applications: ['a-1'], stage: 's-1' },
          ...{ stageChanges: [{ toStageId: 's-1' }], archived: { archivedAt: now - HOUR, reason: 'r-1' } },
          ...{
            createdAt: now - 9 * HOUR,
            lastAdvancedAt: now - 5 * HOUR,
            dataProtection: { contact: { allowed: false } },
          },
        },
      ],
      hasNext: false,
    },
    '/v1/opportunities/deleted': { data: [{ id: 'o-2', contact: 'c-2', deletedAt: now }], hasNext: false },
    '/v1/stages': { data: [{ id: 's-1', text: 'Talk' }], hasNext: false },
    '/v1/archive_reasons': { data: [{ id: 'r-1', text: 'Hired', type: 'hired' }], hasNext: false },
  });

const smartRecruitersOf = (now: number): Platform => {
  const on = new Date(now - HOUR).toISOString();
  return answering('https://api.smartrecruiters.com', {
    '/candidates': { content: [{ id: 'c-1' }] },
    '/candidates/:id': {
      ...{ id: 'c-1', ...name, internal: false, updatedOn: on, web: { linkedin: 'https://www.linkedin.com/in/ada' } },
      ...{ experience: [{ title: 'Rigger', company: 'Ropes', current: true }] },
      primaryAssignment: { job: { id: 'j-1', title: 'Sailor' }, status: 'OFFERED' },
    },
    '/candidates/:id/jobs/:job/status/history': { content: [{ status: 'OFFERED', changedOn: on }] },
  });
};

const teamtailorOf = (now: number): Platform => {
  const at = new Date(now - HOUR).toISOString();
  const one = { 'first-name': 'Ada', 'last-name': 'Beck', email: name.email, unsubscribed: true, 'updated-at': at };
  const candidate = { id: '3', type: 'candidates', attributes: one };
  const to = (type: string, id: string) => ({ data: { type, id } });
  return answering('https://api.teamtailor.com', {
    '/v1/candidates': { data: [candidate], links: {} },
    '/v1/job-applications': {
      data: [
        {
          ...{ id: '7', type: 'job-applications', attributes: { 'created-at': at, 'rejected-at': at } },
          relationships: { candidate: to('candidates', '3'), job: to('jobs', '5'), stage: to('stages', '8') },
        },
      ],
      included: [candidate, { id: '8', type: 'stages', attributes: { name: 'Talk', 'stage-type': 'offer' } }],
    },
  });
};

const personioOf = (now: number): Platform => {
  const at = { 'date-time': new Date(now - HOUR).toISOString().slice(0, 19), timezone: 'Europe/Berlin' };
  const stage = { id: 's-1', kind: 'custom', name: 'Talk', type: 'rejected' };
  const candidate = { id: 'c-1', first_name: 'Ada', last_name: 'Beck', email: name.email };
  return answering('https://api.personio.de', {
    '/v2/auth/token': { access_token: 'for an hour' },
    '/v2/recruiting/applications': { _data: [{ id: 'a-1', candidate, current_stage: stage, created_at: at }] },
    '/v2/recruiting/applications/:id/stage-transitions': { _data: [{ stage, entered_at: at }] },
  });
};

const bullhornOf = (now: number): Platform => {
  const event = (entityName: string, entityId: number) => ({ entityName, entityId, entityEventType: 'UPDATED' });
  const at = { dateLastModified: now - HOUR, isDeleted: false };
  return answering('https://rest.bullhornstaffing.com', {
    '/rest-services/login': { BhRestToken: 's', restUrl: 'https://rest.bullhornstaffing.com/rest-services/abc/' },
    '/rest-services/abc/event/subscription/kith/lastRequestId': { result: 0 },
    '/rest-services/abc/event/subscription/kith': {
      requestId: 1,
      events: [event('Candidate', 5), event('JobSubmission', 7)],
    },
    '/rest-services/abc/entity/Candidate/:id': { data: { id: 5, ...name, ...at, massMailOptOut: true } },
    '/rest-services/abc/entity/JobSubmission/:id': { data: { id: 7, status: 'New', candidate: { id: 5 }, ...at } },
  });
};

/** Job platforms that are asked, each with one person and one application. */
export const jobPlatforms: readonly AskedPlatform[] = [
  { kind: lever, platform: leverOf, settings: {}, secrets: { token: 'word' } },
  { kind: smartrecruiters, platform: smartRecruitersOf, settings: {}, secrets: { token: 'word' } },
  { kind: teamtailor, platform: teamtailorOf, settings: {}, secrets: { token: 'word' } },
  { kind: personio, platform: personioOf, settings: { client: 'c' }, secrets: { token: 'word' } },
  { kind: bullhorn, platform: bullhornOf, settings: { client: 'c', subscription: 'kith' }, secrets: { token: 'word' } },
];
