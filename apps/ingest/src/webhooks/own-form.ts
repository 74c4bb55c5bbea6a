import type { Identity, Scheme } from '#libs/identity/schemes.js';
import type { Actions, Heard } from './actions.js';
import type { About } from './calling-kind.js';
import { ownIdentity } from './platform-person.js';
import { applicationGone, gone, joined, type Told } from './platform-inputs.js';
import { withApplication, type Now } from './told-application.js';
import { personTold } from './told-person.js';
import * as p from './own-form-fields.js';

/** What the types of our own form mean, whose people are known by ids of this scheme. */
export function ownForm(scheme: Scheme): Actions {
  const own = (id: string, about: About): Identity => ownIdentity(scheme, id, about);
  return {
    ping: new Set(['ping']),
    ignored: new Set(),
    telling: {
      'person.updated': ({ data, at }, about) => person(scheme, p.person.parse(data), about, at),
      'person.merged': ({ data, at }, about) => {
        const { id, into } = p.joinedPeople.parse(data);
        return joined(own(into, about), own(id, about), about, at);
      },
      'person.deleted': ({ data }, about) => gone(own(p.gonePerson.parse(data).id, about), null, 'deleted', about),
      'application.updated': (heard, about) => application(scheme, heard, about),
      'application.deleted': ({ data, at }, about) => {
        const { id, person: whose } = p.goneApplication.parse(data);
        return applicationGone(own(id, about), own(whose.id, about), about, at);
      },
    },
  };
}

function person(scheme: Scheme, one: p.Person, about: About, at: number): Told {
  const whole = { ...one, headline: null, isPrivate: one.private };
  return personTold(scheme, whole, about, { basis: about.source.basis, at });
}

function application(scheme: Scheme, { data, at }: Heard, about: About): Told {
  const one = p.application.parse(data);
  const { id, appliedAt, interviewed, recruiter, job, stage, url } = one;
  const told = person(scheme, one.person, about, at);
  const state = { at: one.since ?? at, state: stateName(one), now: nowOf(one) };
  return withApplication(told, scheme, { id, ...state, appliedAt, interviewed, recruiter, job, stage, url }, about);
}

/** The same state has the same name, whatever told of it and however often. */
function stateName({ state, since, stage, interviewed, reopened }: p.Application): string {
  const marks = [interviewed ? 'interviewed' : '', reopened ? 'reopened' : ''].filter((mark) => mark !== '');
  return [state, since ?? '-', ...(state === 'active' ? [stage?.slice(0, 200) ?? '-', ...marks] : [])].join(' ');
}

function nowOf({ state, reopened, reason }: p.Application): Now {
  if (state === 'active') return { is: 'active', reopened };
  if (state === 'hired') return { is: 'hired' };
  return { is: 'ended', end: state === 'ended' ? 'other' : state, reason };
}
