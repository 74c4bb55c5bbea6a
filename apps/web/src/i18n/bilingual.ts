/** A text of the page, or a group of them. */
export interface Texts {
  [key: string]: string | Texts;
}

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** The words of one part of the page in both languages; the compiler refuses a key that only one of them has. */
export function bilingual<const T extends Texts>(en: T, de: Same<T>): { en: T; de: Same<T> } {
  return { en, de };
}
