/* Deliveries in the shape that Breezy documents, of somebody who does not exist. Fields that Kith never reads are here, too. */

const candidate = {
  ...{ _id: 'c9f1', name: 'Tjark Seegras', email_address: 'Tjark@Seegras.example', phone_number: '04131 555 05 14' },
  ...{ profile_photo_url: 'https://images.example/tjark.jpg', tags: ['from a fair'] },
};

export const delivery = (type: string, object: object) => ({
  ...{ _id: 'e-77', type, creation_date: '2026-02-10T10:30:00.000Z' },
  object: {
    company: { _id: 'co1', name: 'Deich', friendly_id: 'deich' },
    position: { _id: 'p5', name: 'Dike warden', pipeline_id: 'default', location: { name: 'Husum' } },
    acting_user: { _id: 'u1', email_address: 'rike@kranich.example', name: 'Rike Kranich' },
    candidate,
    ...object,
  },
});
export const inStage = (name: string, type = 'candidateStatusUpdated') =>
  delivery(type, { stage: { id: 4, name }, entered_stage: '2026-02-10T10:29:00.000Z', source: { type: 'board' } });
export const deleted = delivery('candidateDeleted', {});
