/** Names of what the page holds in its cache; live changes clear by their beginnings. */
export const keys = {
  me: ['me'] as const,
  members: ['members'] as const,
  suggestions: ['suggestions'] as const,
  outlook: ['outlook'] as const,
  people: (query: string) => ['people', query] as const,
  mayI: (identity: string) => ['may-i', identity] as const,
  contact: (id: string) => ['contact', id] as const,
  history: (id: string) => ['contact', id, 'history'] as const,
  verdicts: (id: string) => ['contact', id, 'verdicts'] as const,
  firstLook: (cursor: string | null) => ['first-look', cursor] as const,
  sources: ['sources'] as const,
  sourceKinds: ['source-kinds'] as const,
  imports: ['imports'] as const,
  import: (id: string) => ['imports', id] as const,
  importPreview: (mapping: string) => ['import-preview', mapping] as const,
  rows: (id: string, outcome: string) => ['imports', id, 'rows', outcome] as const,
};
