import { z } from 'zod';
import type { Identity } from '#libs/identity/schemes.js';
import type { About, Delivered } from '../calling-kind.js';
import { everyIdentity, ownIdentity } from '../platform-person.js';
import { applicationsForgotten, gone, joined, keptOut, mayEmail, type Told } from '../platform-inputs.js';
import * as p from './payload.js';

/** `at`: when it happened, as the sender says, ms. */
type Read = (data: unknown, about: About, at: number) => Told;

const telling: Readonly<Record<string, Read>> = {
  'person.updated': (data, about, at) => person(p.person.parse(data), about, at),
  'person.merged': (data, about, at) => {
    const { id, into } = p.joinedPeople.parse(data);
    return joined(own(into, about), own(id, about), about, at);
  },
  'person.deleted': (data, about) => gone(own(p.gonePerson.parse(data).id, about), null, 'deleted', about),
  'application.updated': application,
  'application.deleted': (data, about, at) => {
    const { id, person: whose } = p.goneApplication.parse(data);
    const inputs = applicationsForgotten([own(id, about).value], own(whose.id, about), 'deleted', about);
    return { inputs, people: [own(whose.id, about)], at, closes: null };
  },
};

export const tellingTypes: readonly string[] = Object.keys(telling);

/** What a delivery of a system of one's own means. */
export function readStandard(body: unknown, about: About): Delivered {
  const read = p.envelope.safeParse(body);
  if (!read.success) return { is: 'unknown', action: null, why: 'shape' };
  const { type: action, timestamp, data } = read.data;
  if (action === 'ping') return { is: 'ping', action };
  const tell = Object.hasOwn(telling, action) ? telling[action] : undefined;
  if (tell === undefined) return { is: 'unknown', action, why: 'action' };
  try {
    return { is: 'told', action, ...tell(data, about, timestamp ?? about.receivedAt) };
  } catch (error) {
    if (error instanceof z.ZodError) return { is: 'unknown', action, why: 'shape' };
    throw error;
  }
}

function own(id: string, about: About): Identity {
  return ownIdentity('standard-webhooks', id, about);
}

/** Somebody as they are now. Whoever is private there does not enter the pool, and leaves it. */
function person(one: p.Person, about: About, at: number): Told {
  const people = everyIdentity(own(one.id, about), one, about);
  if (one.private === true) return keptOut(own(one.id, about), people, about, at);
  const said = { basis: about.source.basis, at };
  const seen = {
    ...{ source: about.source.kind, sourceId: one.id, import: null, member: null, basis: said.basis, observedAt: at },
    ...{ name: one.name, identities: people, headline: null, employer: one.employer, position: one.position },
    ...{ location: null, connected: null },
  };
  const inputs = [
    { kind: 'person.observed', data: seen, at: about.receivedAt },
    ...mayEmail(own(one.id, about), one.mayEmail, about, said),
  ];
  return { inputs, people, at, closes: null };
}

function application(data: unknown, about: About, at: number): Told {
  const one = p.application.parse(data);
  const told = person(one.person, about, at);
  if (told.closes !== null) return told;
  const since = one.since ?? at;
  const state = {
    ...{ source: about.source.kind, basis: about.source.basis, at: since, state: stateName(one) },
    ...{ now: nowOf(one), identities: told.people, sourceId: own(one.id, about).value, appliedAt: one.appliedAt },
    ...{ interviewed: one.interviewed, recruiter: one.recruiter, job: one.job, stage: one.stage, url: one.url },
  };
  return { ...told, inputs: [...told.inputs, { kind: 'application.observed', data: state, at: about.receivedAt }] };
}

/** The same state has the same name, whatever told of it and however often. */
function stateName({ state, since, stage, interviewed, reopened }: p.Application): string {
  const marks = [interviewed ? 'interviewed' : '', reopened ? 'reopened' : ''].filter((mark) => mark !== '');
  return [state, since ?? '-', ...(state === 'active' ? [stage?.slice(0, 200) ?? '-', ...marks] : [])].join(' ');
}

function nowOf({ state, reopened, reason }: p.Application): object {
  if (state === 'active') return { is: 'active', reopened };
  if (state === 'hired') return { is: 'hired' };
  return { is: 'ended', end: state === 'ended' ? 'other' : state, reason };
}
