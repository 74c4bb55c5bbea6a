/** What has become of an offer. */
export type SuggestionState =
  | 'open'
  | 'accepted'
  | 'written'
  | 'presumed'
  | 'not-written'
  | 'declined'
  | 'snoozed'
  | 'expired'
  | 'handed-over'
  | 'withdrawn';
