/** Another system as contacts keeps it in `webhook/self`. */
export interface HookSeen {
  webhook: string;
  address: string | null;
  types: string[];
  /** told of what was decided after this event */
  since: number;
  stopped: { reason: string } | null;
}
