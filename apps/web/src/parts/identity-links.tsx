import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Identity } from '../api/types.js';
import classes from './identity-links.module.css';
import { OutLink } from './links.js';

/** Names of networks as they write them; any other scheme stays as it is. */
const schemes: Record<string, string> = {
  linkedin: 'LinkedIn',
  xing: 'XING',
  github: 'GitHub',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  web: 'Web',
};

/** A network's name as it writes itself. */
export const networkName = (scheme: string): string => schemes[scheme] ?? scheme;

function addressOf({ scheme, value, url }: Identity): string | null {
  if (scheme === 'email') return `mailto:${value}`;
  if (scheme === 'phone') return `tel:${value}`;
  return url;
}

function labelOf({ scheme, value }: Identity): string {
  return scheme === 'email' || scheme === 'phone' ? value : `${networkName(scheme)}: ${value}`;
}

/** Where a person can be reached or read, each a link where it can be one. */
export function IdentityLinks({ identities }: { identities: Identity[] }) {
  const { t } = useTranslation();
  return (
    <ul className={classes['links']}>
      {identities.map((identity) => {
        const href = addressOf(identity);
        return (
          <li key={`${identity.scheme}:${identity.value}`}>
            {href === null ? (
              <Text size="sm">{labelOf(identity)}</Text>
            ) : (
              <OutLink href={href}>{labelOf(identity)}</OutLink>
            )}
            {identity.verified && <span title={t('contact.verified')}> ✓</span>}
          </li>
        );
      })}
    </ul>
  );
}
