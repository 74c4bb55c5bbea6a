import { parseIdentity } from '#libs/identity/parse-identity.js';

/** What a cell looks like, whatever its column is called; null if it may be anything. */
export type CellShape = 'email' | 'phone' | 'profile' | 'number';

const EMAIL = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[^\s@<>.]{2,}$/;
/** With a country or a zero in front: whatever else has digits is a number of something. */
const PHONE = /^(?:\+|0|\(0)[\d\s()/.-]{6,25}$/;
const DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b/;

const NUMBER = /^-?[\d.,]+$/;
/** Digits alone are a telephone number only with a country, or a zero, in front. */
const DIALLED = /^(?:\+|00?[1-9])\d{7,}$/;

/** The first that a cell looks like. */
const SHAPES: readonly (readonly [CellShape, (cell: string) => boolean])[] = [
  ['email', (cell) => EMAIL.test(cell.split(/[,;|]/)[0] ?? '')],
  ['phone', (cell) => DIALLED.test(cell)],
  ['number', (cell) => DATE.test(cell) || NUMBER.test(cell)],
  ['phone', (cell) => PHONE.test(cell)],
  ['profile', isProfile],
];

export function shapeOf(text: string): CellShape | null {
  const cell = text.trim();
  if (cell === '' || cell.length > 500) return null;
  return SHAPES.find(([, fits]) => fits(cell))?.[0] ?? null;
}

function isProfile(cell: string): boolean {
  if (!/^(?:https?:\/\/|www\.|[a-z-]+\.)/i.test(cell) || !cell.includes('/')) return false;
  const scheme = parseIdentity(cell)?.scheme;
  return scheme === 'linkedin' || scheme === 'xing' || scheme === 'mastodon' || scheme === 'bluesky';
}
