import { call } from './http.js';

/** Numbers by their path, as `cap.per30Days`. */
export interface Policy {
  /** tighter numbers for people of a standing or with a tag */
  narrower?: { standings?: Record<string, PolicyPart>; tags?: Record<string, PolicyPart> };
  [group: string]: unknown;
}

/** Some groups of numbers. */
export type PolicyPart = Record<string, Record<string, number>>;

export interface PolicyBound {
  least: number;
  most: number;
  initial: number;
  whole: boolean;
}

export interface PolicyView {
  version: number;
  policy: Policy;
  /** the numbers before these; null before the first change */
  former: Policy | null;
  bounds: Record<string, PolicyBound>;
}

/** What the days of a rehearsal came to under one policy. */
export interface Played {
  /** the pool is younger than the days that were asked for: they lie ahead, with nothing new from outside */
  ahead: boolean;
  /** the share of messages that people answer */
  reply: number;
  contacts: number;
  offers: number;
  perDay: number;
  written: number;
  replies: number;
  mostIn30: number;
  mostIn365: number;
  longestStreak: number;
  letGo: number;
  objected: number;
  withheld: Record<string, number>;
}

export interface Rehearsal {
  state: 'rehearsing' | 'resting';
  day: number;
  of: number;
  asked: { days: number; policies: { now: Policy; other: Policy } } | null;
  results: { now: Played; other: Played } | null;
  problem: string | null;
}

export const readPolicy = () => call<PolicyView>('/v1/policy');
/** Adopts all of these numbers, or none. */
export const adoptPolicy = (policy: Policy) => call<PolicyView>('/v1/policy', { method: 'PUT', json: policy });
/** How far the last rehearsal is, or what it came to. */
export const readRehearsal = () => call<Rehearsal>('/v1/policy/rehearse');
/** Plays the pool's last days again, once under its numbers and once under these; adopts nothing. */
export const rehearsePolicy = (policy: Policy, days: number) =>
  call<Rehearsal>('/v1/policy/rehearse', { method: 'POST', json: { policy, days }, accepted: true });
