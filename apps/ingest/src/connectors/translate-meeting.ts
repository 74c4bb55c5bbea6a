import type { MeetingItem } from './meetings-in.js';
import type { About, Told } from './pulled-kind.js';

/** More people than these are an event, not a meeting. Judgement, the same as for mail: a meeting of a whole team still is one. */
const MOST_PEOPLE = 20;

/** Whether so many people met; more of them were at the same event. */
export const isMeeting = ({ others }: Pick<MeetingItem, 'others'>): boolean => distinct(others).length <= MOST_PEOPLE;

/** The member met everybody who was there; it counts for those who are contacts already. */
export function translateMeeting(item: MeetingItem, { source, now }: About): Told {
  if (!isMeeting(item)) return [];
  const said = {
    ...{ source: source.kind, sourceId: item.id, import: null, member: source.member, basis: source.basis },
    ...{ observedAt: now, name: null, what: 'met', channel: 'in-person', at: item.at, title: null, onlyKnown: true },
  };
  return distinct(item.others).map((person) => ({
    ...{ kind: 'interaction.observed', at: now, data: { ...said, identities: [person] } },
  }));
}

function distinct(people: MeetingItem['others']): MeetingItem['others'] {
  return [...new Map(people.map((one) => [one.value, one])).values()];
}
