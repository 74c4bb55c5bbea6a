/*
 * Deliveries in the shape that Ashby publishes, of people who do not exist. Fields that Kith never reads are here, too.
 */

export const CANDIDATE = '7d0f3c52-1111-4a6b-9c0e-5a5a5a5a0001';
export const APPLICATION = '7d0f3c52-2222-4a6b-9c0e-5a5a5a5a0002';

function candidate(more: object = {}) {
  return {
    id: CANDIDATE,
    name: 'Ilse Wacholder',
    primaryEmailAddress: { value: 'Ilse@Wacholder.example', type: 'Personal', isPrimary: true },
    primaryPhoneNumber: { value: '0761 555 02 11', type: 'Personal', isPrimary: true },
    ...more,
  };
}

export function application(more: object = {}) {
  return {
    id: APPLICATION,
    createdAt: '2026-02-02T09:00:00.000Z',
    updatedAt: '2026-02-10T10:30:00.000Z',
    status: 'Active',
    customFields: [{ id: 'f1', title: 'Own field', value: 'Kith does not read this', valueType: 'String' }],
    candidate: candidate(),
    currentInterviewStage: { id: 'stage-2', title: 'Talk', type: 'Active', orderInInterviewPlan: 2 },
    job: { id: 'job-1', title: 'Bookbinder', locationId: null, departmentId: null },
    hiringTeam: [{ email: 'rike@kranich.example', firstName: 'Rike', lastName: 'Kranich', role: 'Recruiter' }],
    submitterClientIp: '192.0.2.7',
    ...more,
  };
}

export const delivery = (action: string, data: object, more: object = {}) => ({ action, data, ...more });
export const about = (action: string, more: object = {}) => delivery(action, { application: application(more) });

export const archived = (reasonType: string | null) =>
  about('applicationUpdate', {
    ...{ status: 'Archived', archivedAt: '2026-03-01T12:00:00.000Z', updatedAt: '2026-03-01T12:00:05.000Z' },
    archiveReason: reasonType === null ? null : { text: 'Another hand', reasonType, customFields: [] },
  });

export const interview = (status: string, more: object = {}) =>
  delivery('interviewScheduleUpdate', {
    interviewSchedule: {
      ...{ id: 'talk-1', status, applicationId: APPLICATION, interviewStageId: 'stage-2', candidateId: CANDIDATE },
      ...{ createdAt: '2026-02-11T08:00:00.000Z', updatedAt: '2026-03-02T08:00:00.000Z', interviewEvents: [] },
      ...more,
    },
  });

export const deleted = delivery('candidateDelete', { candidate: { id: CANDIDATE } });
export const merged = delivery('candidateMerge', {
  deletedCandidate: { id: CANDIDATE },
  mergedCandidate: { id: 'the-other' },
});
