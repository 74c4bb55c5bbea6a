/** Nobody: a candidate for trying an address, under a name that cannot be mistaken. */
const NUMBER = 990_000_001;

function iso(at: number): string {
  return new Date(at).toISOString();
}

const candidate = {
  id: NUMBER,
  first_name: 'Probe',
  last_name: 'Beispiel',
  title: 'Test engineer',
  company: 'Nowhere Ltd',
  is_private: false,
  can_email: true,
  email_addresses: [{ value: 'probe.beispiel@kith.example', type: 'personal' }],
  phone_numbers: [],
  website_addresses: [],
  social_media_addresses: [],
  employments: [],
  recruiter: null,
};

function application(now: number, more: object): object {
  return {
    id: NUMBER + 1,
    prospect: false,
    status: 'active',
    applied_at: iso(now - 14 * 86_400_000),
    last_activity_at: iso(now),
    rejected_at: null,
    rejection_reason: null,
    current_stage: { id: 1, name: 'Interview', interviews: [{ id: 1, name: 'Talk', status: 'awaiting_feedback' }] },
    jobs: [{ id: 1, name: 'Engineer' }],
    candidate,
    ...more,
  };
}

function about(action: string, more: object = {}) {
  return (now: number): object => ({ action, payload: { application: application(now, more) } });
}

const gone = { id: NUMBER, first_name: 'Probe', last_name: 'Beispiel', is_private: false, can_email: true };

/** Deliveries for `kith hooks send greenhouse --event NAME`. */
export const greenhouseSamples: Readonly<Record<string, (now: number) => object>> = {
  ping: () => ({ action: 'ping', payload: {} }),
  new_candidate_application: about('new_candidate_application', {
    current_stage: { id: 0, name: 'Application Review', interviews: [] },
  }),
  candidate_stage_change: about('candidate_stage_change'),
  reject_candidate: (now) =>
    about('reject_candidate', {
      status: 'rejected',
      rejected_at: iso(now),
      rejection_reason: { id: 1, name: 'Hired somebody else', type: { id: 1, name: 'We rejected them' } },
    })(now),
  hire_candidate: (now) => about('hire_candidate', { status: 'hired', offer: { id: 1, resolved_at: iso(now) } })(now),
  update_candidate: () => ({ action: 'update_candidate', payload: { candidate } }),
  delete_candidate: () => ({
    action: 'delete_candidate',
    payload: { person: { ...gone, deleted_application_ids: [NUMBER + 1] } },
  }),
  merge_candidate: () => ({
    action: 'merge_candidate',
    payload: { person: { ...gone, new_candidate_id: NUMBER + 9 } },
  }),
  candidate_anonymized: () => ({
    action: 'candidate_anonymized',
    payload: { candidate_id: NUMBER, anonymized_fields: ['current_title'] },
  }),
};
