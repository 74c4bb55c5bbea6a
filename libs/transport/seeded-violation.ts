export * from './seeded-violation-more.js';
export default 1;
export enum Seeded { One }
export const anything = (given: any): string => given.name;
export const branches = (n: number): number => (n > 1 ? (n > 2 ? (n > 3 ? (n > 4 ? (n > 5 ? (n > 6 ? (n > 7 ? (n > 8 ? 8 : 7) : 6) : 5) : 4) : 3) : 2) : 1) : 0);
export const many = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;
export function forgets(promise: Promise<void>): void { promise; }
// eslint-disable-next-line no-var
export var old = 1;
