import type { Source, SourceField, SourceKind } from '../api/sources.js';

const counts = { noted: 0, known: 0, nobody: 0, left: 0, refused: 0, parked: 0, unclear: 0 };
/** A feed that is asked, unless it is said otherwise. */
export const source = (more: Partial<Source> = {}): Source => ({
  ...{ id: 's_1', kind: 'feed', name: 'Ada’s blog', state: 'active', contact: null, hookUrl: null, movedAt: null },
  ...{ connectedAt: '2026-03-02T07:00:00.000Z', lastRunAt: '2026-03-02T08:00:00.000Z', problem: null },
  ...{ nextRunAt: '2999-03-02T09:00:00.000Z', lastHeardAt: null, learned: counts },
  ...{ settings: { address: 'https://ada.example/feed' }, secrets: [] },
  ...{ asked: true, secretMissing: false, tokenMissing: false, unverified: false, notUnderstood: [] },
  ...{ replayable: false, unsigned: { count: 0, lastAt: null }, letThrough: { count: 0, lastAt: null } },
  ...more,
});
/** A field that need not be filled in. */
export const field = (name: string, input: SourceField['input'], more: Partial<SourceField> = {}): SourceField => ({
  ...{ name, input, required: false, label: name, help: '?', under: null },
  ...more,
});

export const feed: SourceKind = {
  ...{ kind: 'feed', way: 'pulled', title: 'Blog or feed', takes: 'Titles', often: 'Hourly', never: 'Contents' },
  ...{ group: { id: 'feeds', title: 'Blogs and feeds' }, whom: 'Whoever an entry names.' },
  ...{ secretFrom: null, steps: [] },
  fields: [
    field('address', 'address', { required: true, label: 'Address of the feed', help: 'RSS' }),
    field('contact', 'contact', { label: 'Whose is it?' }),
  ],
};
