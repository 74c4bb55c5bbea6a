/** The pool in which nearly everything happens, and one beside it. */
export const POOL = 'p_simulated';
export const SIDE_POOL = 'p_aside';

/** The members, beside its owner, who are there from the start. */
export const TEAM = ['m_1', 'm_2'];

/** Whoever made the pool. */
export const OWNER = 'm_owner';
