import { expect, test } from '@jest/globals';
import { forgetWalked } from './forget-walked.js';
import { namesOf, type GitHubPerson } from './github/github-person.js';
import type { Walk } from './walking.js';

const [ada, bo, cy] = [
  { id: '7', login: 'ada' },
  { id: '8', login: 'bo' },
  { id: '9', login: 'cy' },
] as [GitHubPerson, GitHubPerson, GitHubPerson];
const walk: Walk<GitHubPerson> = {
  me: { id: '1', login: 'me' },
  list: { at: 'next', page: 2 },
  found: [ada, bo],
  people: [ada, bo, cy],
  turn: 2,
};

test.each(['github:7', 'web:https://github.com/ada'])('whoever is called %s leaves no trace in a walk', (name) => {
  const forgotten = forgetWalked(walk, namesOf, (one) => one === name);
  expect(forgotten).toEqual({ ...walk, found: [bo], people: [bo, cy], turn: 1 });
});

test('of whoever comes later in it the place stays', () => {
  expect(forgetWalked(walk, namesOf, (one) => one === 'github:9')).toEqual({ ...walk, people: [ada, bo] });
  expect(forgetWalked(walk, namesOf, () => false)).toEqual(walk);
});
