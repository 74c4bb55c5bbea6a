import { z } from 'zod';
import { jsonAsker, type AskJson } from '../ask-json.js';
import { walkOn } from '../follow-walk.js';
import { listening } from '../listening.js';
import type { NetworkItem } from '../network-item.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import { readAs, readEach } from '../read-json.js';
import type { Walk, Walking } from '../walking.js';
import { namesOf, type GitHubPerson } from './github-person.js';
import { account } from './github-shapes.js';
import { visitGitHub } from './visit-github.js';

const BASE = 'https://api.github.com/';
/** The version whose answers these shapes are; GitHub keeps each for two years at least. */
const VERSION = '2022-11-28';

interface Settings {
  account: string;
  contact?: string | undefined;
}

/** One page of a walk over GitHub. */
export function pullGitHub(
  settings: Settings,
  cursor: Walk<GitHubPerson> | null,
  world: PullWorld,
): Promise<PulledPage<Walk<GitHubPerson>, NetworkItem>> {
  const api = { base: BASE, headers: headersFor(world.secrets['token']), types: ['application/vnd.github+json'] };
  const heard = listening();
  const walking = walkingOn(heard.to(jsonAsker(api, world)), world.now);
  return walkOn({ walking, listening: heard }, settings, cursor, world);
}

function headersFor(token: string | undefined): Record<string, string> {
  const version = { 'x-github-api-version': VERSION };
  return token === undefined ? version : { ...version, authorization: `Bearer ${token}` };
}

function walkingOn(ask: AskJson, now: number): Walking<GitHubPerson> {
  return {
    namesOf,
    async find(login) {
      const found = readAs(account, (await ask({ url: `users/${encodeURIComponent(login)}` })).json);
      if (!isPerson(found)) throw new PullFailed('github-nobody');
      return personOf(found);
    },
    async followed({ login }, page) {
      const { json, next } = await ask({
        url: page?.at ?? `users/${encodeURIComponent(login)}/following?per_page=100`,
      });
      return { people: readEach(account, readAs(list, json)).filter(isPerson).map(personOf), next };
    },
    visit: (person, me) => visitGitHub({ ask, now }, person, me),
  };
}

const list = z.array(z.unknown());

/** Organisations and robots have accounts, too. */
const isPerson = ({ type }: z.output<typeof account>): boolean => type === 'User';
const personOf = ({ id, login }: z.output<typeof account>): GitHubPerson => ({ id: String(id), login });
