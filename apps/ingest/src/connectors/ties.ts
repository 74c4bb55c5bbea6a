import type { Network } from '#libs/events/words.js';
import type { Identity } from '#libs/identity/schemes.js';
import type { SignItem } from './network-item.js';

/** How somebody stood to the member when they were last looked at; what is absent was never asked. */
export interface Ties {
  /** they follow the member */
  followed?: boolean;
  blocked?: boolean;
  /** their account is not there */
  gone?: boolean;
}

/** What the network calls somebody, at a time. */
interface Seen {
  who: Identity[];
  network: Network;
  at: number;
}

/** Who turned away between two looks, or came back. Whoever never followed did not turn away by not following. */
export function signsOf({ who, network, at }: Seen, before: Ties, after: Ties): SignItem[] {
  const sign = (what: SignItem['sign'], lifted: boolean): SignItem => ({
    is: 'sign',
    who,
    sign: what,
    network,
    lifted,
    at,
  });
  const changed = (name: 'gone' | 'blocked') => after[name] !== undefined && (before[name] ?? false) !== after[name];
  return [
    ...(changed('gone') ? [sign('gone', after.gone === false)] : []),
    ...(changed('blocked') ? [sign('blocked', after.blocked === false)] : []),
    ...(turned(before, after) ? [sign('unfollowed', after.followed === true)] : []),
  ];
}

/** They follow the member since the last look. */
export function isNewlyMutual(before: Ties, after: Ties): boolean {
  return after.followed === true && before.followed !== true;
}

function turned(before: Ties, after: Ties): boolean {
  return before.followed !== undefined && after.followed !== undefined && before.followed !== after.followed;
}
