/* Deliveries with the fields of Merge's common models, of somebody who does not exist. Fields that Kith never reads are here, too. */

export const CANDIDATE = '5d0f3c52-1111-4a6b-9c0e-5a5a5a5a0001';
export const APPLICATION = '5d0f3c52-2222-4a6b-9c0e-5a5a5a5a0002';

export const delivery = (event: string, data: unknown, category = 'ats') => ({
  hook: { id: 'h1', event, target: 'https://kith.example/hooks' },
  linked_account: { id: 'l1', integration: 'Workday', integration_slug: 'workday', category, status: 'COMPLETE' },
  data,
});

export const candidate = (more: object = {}) => ({
  ...{ id: CANDIDATE, remote_id: '21198', first_name: 'Fenja', last_name: 'Ostwind' },
  ...{ company: 'Mühlenwerk', title: 'Miller', is_private: false, can_email: null },
  ...{ remote_updated_at: '2026-02-10T10:30:00Z', modified_at: '2026-02-11T00:00:00Z' },
  email_addresses: [{ value: 'Fenja@Ostwind.example', email_address_type: 'PERSONAL' }],
  phone_numbers: [{ value: '0431 555 06 15', phone_number_type: 'MOBILE' }],
  urls: [{ value: 'https://www.linkedin.com/in/fenja-ostwind', url_type: 'SOCIAL_MEDIA' }],
  ...{ locations: ['Kiel'], tags: ['from a fair'], attachments: ['a1'], remote_was_deleted: false },
  ...more,
});

export const application = (more: object = {}) => ({
  ...{ id: APPLICATION, candidate: CANDIDATE, job: 'j1', applied_at: '2026-02-02T09:00:00Z', rejected_at: null },
  ...{ current_stage: 'stage-1', reject_reason: null, credited_to: 'u1', modified_at: '2026-02-12T08:00:00Z' },
  ...more,
});
