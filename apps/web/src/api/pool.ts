import { call } from './http.js';
import type { Home, Me, Member, Page } from './types.js';

/** Who is signed in, and the pool they work in. 401 without a session. */
export const readMe = () => call<Me>('/v1/me');

/** First run: makes the pool with its owner. */
export const createPool = (pool: { name: string; home: Home; owner: { name: string } }) =>
  call<unknown>('/v1/pools', { method: 'POST', json: pool });

/** The people of the team. */
/** What their last messages to people who had replied before brought. */
export interface Brake {
  how: 'slowed' | 'stopped';
  messages: number;
  replies: number;
  objections: number;
  until: string | null;
}

/** `brake`: only of whom it holds, for who administers and for themselves. */
interface TeamMember extends Member {
  brake?: Brake;
}

export const listMembers = () => call<Page<TeamMember>>('/v1/members');

/** For who administers the pool. */
export const changeEmail = (member: string, email: string) =>
  call<unknown>(`/v1/members/${encodeURIComponent(member)}`, { method: 'PATCH', json: { email } });
