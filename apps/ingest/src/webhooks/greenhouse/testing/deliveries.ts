/*
 * Deliveries in the shape in which Greenhouse documents them, of people who do not exist. Every field of the documented
 * shape is here, also those that Kith never reads.
 */

interface Person {
  id: number;
  given: string;
  family: string;
  email: string;
}

export const mina: Person = { id: 5_100_017, given: 'Mina', family: 'Löwenzahn', email: 'mina@loewenzahn.example' };
export const teo: Person = { id: 5_100_018, given: 'Teo', family: 'Ahornblatt', email: 'teo@ahornblatt.example' };
export const lia: Person = { id: 5_100_019, given: 'Lia', family: 'Erle', email: 'lia@erle.example' };

/** A candidate with these shares nothing by which they could be taken for another. */
export const bare = { phone_numbers: [], website_addresses: [], social_media_addresses: [] };

const user = (id: number, email: string, name: string) => ({ id, email, name, employee_id: `E-${id}` });
const recruiter = user(71, 'rike@kranich.example', 'Rike Kranich');

const customField = { own_field: { name: 'Own field', type: 'short_text', value: 'Kith does not read this' } };
const department = { id: 4, name: 'Workshop', external_id: null };
const office = { id: 6, name: 'Freiburg', location: 'Freiburg, Germany', external_id: null };

export function candidate(person: Person, more: object = {}) {
  return {
    id: person.id,
    first_name: person.given,
    last_name: person.family,
    title: 'Instrument maker',
    company: 'Papierboot Games',
    created_at: '2026-02-01T08:00:00Z',
    external_id: null,
    photo_url: null,
    url: `https://app.greenhouse.io/people/${person.id}`,
    is_private: false,
    can_email: true,
    phone_numbers: [
      { value: '0761 555 01 23', type: 'mobile' },
      { value: 'mina.calls', type: 'skype' },
    ],
    email_addresses: [{ value: person.email.toUpperCase(), type: 'personal' }],
    addresses: [{ value: 'Wiesenweg 3\n79100 Freiburg', type: 'home' }],
    website_addresses: [
      { value: 'https://www.papierboot.example/', type: 'company' },
      { value: 'https://notes.example/mina', type: 'personal' },
    ],
    social_media_addresses: [
      { value: 'linkedin.com/in/mina-loewenzahn-7' },
      { value: '@mina' },
      { value: 'nowhere.example' },
    ],
    educations: [
      {
        school_name: 'Musikschule',
        degree: 'Diploma',
        discipline: 'Strings',
        start_date: '10/01/2012',
        end_date: '09/30/2016',
      },
    ],
    employments: [
      { company_name: 'Salzwerk Software', title: 'Tester', start_date: '01/15/2018', end_date: '12/31/2020' },
    ],
    recruiter,
    coordinator: recruiter,
    attachments: [{ filename: 'cv.pdf', url: 'https://files.example/cv.pdf', type: 'resume' }],
    tags: ['from a fair'],
    custom_fields: customField,
    ...more,
  };
}

const job = {
  id: 812,
  name: 'Luthier',
  requisition_id: null,
  notes: 'Wood and patience',
  confidential: false,
  job_post_id: 3,
  status: 'open',
  created_by_id: 71,
  created_at: '2026-01-05T08:00:00Z',
  opened_at: '2026-01-06T08:00:00Z',
  closed_at: null,
  url: 'https://app.greenhouse.io/sdash/812',
  departments: [department],
  offices: [office],
  hiring_team: {
    hiring_managers: [],
    sourcers: [],
    recruiters: [{ user_id: 71, employee_id: null }],
    coordinators: [],
  },
  custom_fields: customField,
};

/** A stage whose one interview is in this state. */
export const stage = (status: string, id = 31) => ({
  id,
  name: 'On-site talk',
  interviews: [
    {
      id: 90,
      name: 'Talk',
      status,
      interview_kit: { url: 'https://app.greenhouse.io/guides/1/people/1', content: '<p>Listen</p>', questions: [] },
      interviewers: [{ id: 71, display_name: 'Rike Kranich', status: 'accepted' }],
    },
  ],
});

export function application(person: Person, more: object = {}) {
  return {
    id: person.id + 900_000,
    rejected_at: null,
    prospect: false,
    status: 'active',
    applied_at: '2026-02-02T09:00:00Z',
    last_activity_at: '2026-02-10T10:30:00Z',
    url: `https://app.greenhouse.io/people/${person.id}?application_id= ${person.id + 900_000}`,
    source: { id: 8, name: 'Word of mouth' },
    credited_to: recruiter,
    rejection_reason: null,
    rejection_details: null,
    current_stage: stage('to_be_scheduled'),
    prospect_detail: { prospect_pool: null, prospect_stage: null, prospect_owner: null },
    custom_fields: customField,
    candidate: candidate(person),
    jobs: [job],
    ...more,
  };
}

export function delivery<Payload extends object>(action: string, payload: Payload) {
  return { action, payload };
}

const about = (action: string, person: Person, more: object = {}) =>
  delivery(action, { application: application(person, more) });

export const created = (person = mina) =>
  about('new_candidate_application', person, { current_stage: { id: 30, name: 'Review', interviews: [] } });
export const stageChanged = (person = mina) =>
  about('candidate_stage_change', person, { current_stage: stage('awaiting_feedback') });
export const rejected = (person = mina) =>
  about('reject_candidate', person, {
    status: 'rejected',
    source: { id: 8, public_name: 'Word of mouth' },
    rejected_at: '2026-03-01T12:00:00Z',
    last_activity_at: '2026-03-01T12:00:00Z',
    rejection_reason: { id: 2, name: 'Somebody else fits better', type: { id: 1, name: 'We rejected them' } },
    rejection_details: { custom_fields: customField },
    current_stage: { id: 31, name: 'On-site talk', interviews: [] },
  });
export const hired = (person = mina) =>
  about('hire_candidate', person, {
    status: 'hired',
    source: { id: 8, public_name: 'Word of mouth' },
    last_activity_at: '2026-03-05T08:00:00Z',
    opening: { opening_id: 'W-1', custom_fields: [] },
    job: { ...job, open_date: '2026-01-06T08:00:00Z', close_date: null },
    offer: {
      id: 55,
      version: 1,
      created_at: '2026-03-01T08:00:00Z',
      sent_at: '2026-03-02',
      resolved_at: '2026-03-04T08:00:00Z',
      starts_at: '2026-05-01',
      custom_fields: { salary: { name: 'Salary', type: 'currency', value: { amount: 1, unit: 'EUR' } } },
    },
  });
export const updated = (person = mina, more: object = {}) =>
  delivery('update_candidate', { candidate: candidate(person, more) });

const gone = (person: Person, more: object) => ({
  person: {
    id: person.id,
    first_name: person.given,
    last_name: person.family,
    company: 'Papierboot Games',
    title: 'Instrument maker',
    created_at: '2026-02-01T08:00:00Z',
    headline: 'Strings attached',
    is_private: false,
    recruiter_user_id: 71,
    coordinator_user_id: 71,
    can_email: true,
    ...more,
  },
});
export const deleted = (person = mina) =>
  delivery('delete_candidate', gone(person, { deleted_application_ids: [person.id + 900_000] }));
export const merged = (loser = mina, winner = teo) =>
  delivery('merge_candidate', gone(loser, { new_candidate_id: winner.id }));
export const anonymised = (fields: string[], person = mina) =>
  delivery('candidate_anonymized', { candidate_id: person.id, anonymized_fields: fields });
