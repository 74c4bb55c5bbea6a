/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const CANDIDATE = '00000000-0000-4000-8000-00000000a001';
const APPLICATION = '00000000-0000-4000-8000-00000000a002';
const DAY = 86_400_000;

const iso = (at: number): string => new Date(at).toISOString();

function application(now: number, more: object): object {
  return {
    id: APPLICATION,
    createdAt: iso(now - 14 * DAY),
    updatedAt: iso(now),
    status: 'Active',
    customFields: [],
    candidate: {
      id: CANDIDATE,
      name: 'Probe Beispiel',
      primaryEmailAddress: { value: 'probe.beispiel@kith.example', type: 'Personal', isPrimary: true },
    },
    currentInterviewStage: { id: '00000000-0000-4000-8000-00000000a003', title: 'Interview' },
    job: { id: '00000000-0000-4000-8000-00000000a004', title: 'Engineer' },
    hiringTeam: [],
    ...more,
  };
}

const about =
  (action: string, more: (now: number) => object = () => ({})) =>
  (now: number): object => ({ action, data: { application: application(now, more(now)) } });

/** Deliveries for `kith hooks send ashby --event NAME`. */
export const ashbySamples: Readonly<Record<string, (now: number) => object>> = {
  ping: () => ({ action: 'ping', data: { webhookActionType: 'ping' } }),
  applicationSubmit: about('applicationSubmit'),
  candidateStageChange: about('candidateStageChange'),
  interviewScheduleUpdate: (now) => ({
    action: 'interviewScheduleUpdate',
    data: {
      interviewSchedule: {
        ...{ id: '00000000-0000-4000-8000-00000000a005', status: 'Complete', applicationId: APPLICATION },
        ...{ candidateId: CANDIDATE, createdAt: iso(now - 7 * DAY), updatedAt: iso(now) },
      },
    },
  }),
  archived: about('applicationUpdate', (now) => ({
    ...{ status: 'Archived', archivedAt: iso(now) },
    archiveReason: { text: 'Hired somebody else', reasonType: 'RejectedByOrg', customFields: [] },
  })),
  candidateHire: about('candidateHire', () => ({ status: 'Hired' })),
  candidateMerge: () => ({
    action: 'candidateMerge',
    data: {
      deletedCandidate: { id: CANDIDATE },
      mergedCandidate: { id: '00000000-0000-4000-8000-00000000a009' },
    },
  }),
  candidateDelete: () => ({ action: 'candidateDelete', data: { candidate: { id: CANDIDATE } } }),
};
