import classes from './face.module.css';

const tints = 5;

/** First letters of the first and the last word of a name, at most two. */
export function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const [first] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function tintOf(id: string): number {
  return Array.from(id).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % tints;
}

/** A person's initials on one of a few quiet tints, always the same for the same person. */
export function Face({ id, name, size }: { id: string; name: string | null; size?: 'small' | 'large' }) {
  return (
    <span
      className={[classes['face'], size && classes[size]].filter(Boolean).join(' ')}
      data-tint={tintOf(id)}
      aria-hidden
    >
      {initialsOf(name) || '·'}
    </span>
  );
}
