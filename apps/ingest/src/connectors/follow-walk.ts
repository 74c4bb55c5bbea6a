import { identityName } from '#libs/identity/schemes.js';
import { isOfLostPage, isOfThisAlone } from './api-problem.js';
import type { Listening } from './listening.js';
import type { NetworkItem } from './network-item.js';
import { PullFailed } from './pull-failed.js';
import type { PulledPage, PullWorld } from './pulled-kind.js';
import { turnPage } from './turn-page.js';
import type { Visit, Walk, Walked, Walking } from './walking.js';

/** People who are asked about for one page of the pull, which is stored as a whole. */
const AT_ONCE = 5;

interface Settings {
  account: string;
  contact?: string | undefined;
}

type World = Pick<PullWorld, 'known'>;
type Page<Person extends Walked> = Pick<PulledPage<Walk<Person>, NetworkItem>, 'items' | 'cursor' | 'left'>;

/**
 * One page of a walk. Of a member's own account: whom they follow, then what those say who are in the pool; of everybody
 * else nothing is read or kept. Of an account that is linked to a contact: what that one says.
 */
export async function walkOn<Person extends Walked>(
  { walking, listening }: { walking: Walking<Person>; listening: Pick<Listening, 'notBefore'> },
  settings: Settings,
  cursor: Walk<Person> | null,
  world: World,
): Promise<PulledPage<Walk<Person>, NetworkItem>> {
  const walk = cursor ?? { me: null, list: null, found: [], people: [], turn: 0 };
  const page = await nextOf(walking, settings, walk, world);
  const notBefore = listening.notBefore();
  return { ...page, more: notBefore === null && !isOver(page.cursor), notBefore, changed: null };
}

/** Everybody was visited: the next page begins a new walk. */
function isOver({ list, people, turn }: Walk<Walked>): boolean {
  return list === null && turn >= people.length;
}

async function nextOf<Person extends Walked>(
  walking: Walking<Person>,
  { account, contact }: Settings,
  walk: Walk<Person>,
  world: World,
): Promise<Page<Person>> {
  if (walk.list === null && !isOver(walk)) return visitSome(walking, walk, world);
  if (contact === undefined) return look(walking, account, walk, world);
  const [known] = walk.people;
  const person = known ?? (await walking.find(account));
  return { items: [], left: 0, cursor: { me: null, list: null, found: [], people: [person], turn: 0 } };
}

/** The next page of whom the member follows. */
async function look<Person extends Walked>(
  walking: Walking<Person>,
  account: string,
  walk: Walk<Person>,
  world: World,
): Promise<Page<Person>> {
  const { list } = walk;
  const me = list === null || walk.me === null ? await memberOf(walking, account, walk.me) : walk.me;
  const page = await pageOf(walking, me, walk);
  if (page === null) return { items: [], left: 0, cursor: { ...walk, list: null, found: [], again: true } };
  const { people: listed, next } = page;
  const known = (await contactsAmong(walking, listed, world)).map((one) => remembered(walk, one));
  const found = distinct([...(list === null ? [] : walk.found), ...known]);
  const more = turnPage(list, next);
  if (more !== null) return { items: [], left: 0, cursor: { ...walk, me, list: more, found } };
  const people = [...found, ...lostSince(walk, found)];
  return { items: [], left: 0, cursor: { me, list: null, found: [], people, turn: 0 } };
}

/** A name may be somebody else's by now: whom that one follows, and who follows them, says nothing of the member. */
async function memberOf<Person extends Walked>(
  walking: Walking<Person>,
  account: string,
  before: Person | null,
): Promise<Person> {
  const me = await walking.find(account);
  if (before !== null && me.id !== before.id) throw new PullFailed('account-another', { stops: 'refused' });
  return me;
}

/** null: it was named by an earlier page, and is not there any more. The list begins anew with the next run, once. */
async function pageOf<Person extends Walked>(
  walking: Walking<Person>,
  me: Person,
  { list, again = false }: Walk<Person>,
): Promise<Awaited<ReturnType<Walking<Person>['followed']>> | null> {
  try {
    return await walking.followed(me, list);
  } catch (error) {
    if (list !== null && !again && isOfLostPage(error)) return null;
    throw error;
  }
}

/** Whom the last walk met and this list does not name: an account that is gone, or that blocked the member, stands in no list. */
function lostSince<Person extends Walked>({ people }: Walk<Person>, found: Person[]): Person[] {
  const there = new Set(found.map(({ id }) => id));
  return people.filter(({ id }) => !there.has(id)).map((one) => ({ ...one, lost: true }));
}

/** With what the last walk remembered of them, if it met them. */
function remembered<Person extends Walked>({ people }: Walk<Person>, found: Person): Person {
  return { ...people.find(({ id }) => id === found.id), ...found, lost: false };
}

/** The next few, and what they say; whoever is no contact any more is forgotten. */
async function visitSome<Person extends Walked>(
  walking: Walking<Person>,
  walk: Walk<Person>,
  world: World,
): Promise<Page<Person>> {
  const { me, people, turn } = walk;
  const some = people.slice(turn, turn + AT_ONCE);
  const visits: Visited<Person>[] = [];
  for (const person of me === null ? some : await contactsAmong(walking, some, world))
    visits.push(await visited(walking, person, me));
  const failed = visits.flatMap((visit) => visit.failed ?? []);
  // Where the first of a walk are all not understood, the platform has changed; later it is they who are odd.
  if (turn === 0 && failed[0] !== undefined && failed.length === visits.length) throw failed[0];
  const met = visits.filter(({ person, isAway, failed: why }) => person.lost !== true || isAway || why !== null);
  return {
    items: visits.flatMap(({ items }) => items),
    left: visits.reduce((sum, { left }) => sum + left, 0),
    cursor: {
      ...walk,
      people: [...people.slice(0, turn), ...met.map(({ person }) => person), ...people.slice(turn + AT_ONCE)],
      turn: turn + met.length,
    },
  };
}

interface Visited<Person> extends Visit<Person> {
  /** their account is gone, or they have blocked the member: no list names them, and they may come back */
  isAway: boolean;
  failed: PullFailed | null;
}

/** One whom the platform does not tell of, or in a form that nobody knows, keeps nobody else back: they are asked about with the next walk. */
async function visited<Person extends Walked>(
  { visit }: Walking<Person>,
  person: Person,
  me: Person | null,
): Promise<Visited<Person>> {
  try {
    const visiting = await visit(person, me);
    const isAway = isAwayNow(visiting.person);
    if (person.lost !== true) return { ...visiting, isAway, failed: null };
    return {
      ...visiting,
      items: visiting.items.filter((item) => isOfGoing(item, visiting.person)),
      isAway,
      failed: null,
    };
  } catch (failed) {
    if (!isOfThisAlone(failed)) throw failed;
    return { items: [], left: 1, person, isAway: isAwayNow(person), failed };
  }
}

const isAwayNow = ({ gone, blocked }: Walked): boolean => gone === true || blocked === true;

/** That they are gone or blocked the member, or not any more; whoever blocks may have stopped following, too. */
const isOfGoing = (item: NetworkItem, { blocked }: Walked): boolean =>
  item.is === 'sign' && (item.sign !== 'unfollowed' || blocked === true);

async function contactsAmong<Person extends Walked>(
  { namesOf }: Walking<Person>,
  people: readonly Person[],
  { known }: World,
): Promise<Person[]> {
  const there = await known(people.flatMap((one) => namesOf(one).map(identityName)));
  return people.filter((one) => namesOf(one).some((name) => there.has(identityName(name))));
}

/** A list that moves while it is turned may name somebody twice. */
function distinct<Person extends Walked>(people: Person[]): Person[] {
  return [...new Map(people.map((one) => [one.id, one])).values()];
}
