import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate, Duplicate } from '../api/duplicates.js';
import card from '../parts/card.module.css';
import { Face } from '../parts/face.js';
import { Failure } from '../parts/failure.js';
import { focusBeside } from '../parts/focus-beside.js';
import { networkName } from '../parts/identity-links.js';
import { Comparison } from './comparison.js';
import classes from './duplicates.module.css';
import { useTellingApart } from './use-duplicate-deeds.js';
import { WhichTwo } from './which-two.js';

function useTitle([one, other, ...more]: Candidate[]): string {
  const { t } = useTranslation();
  const nameOf = (contact?: Candidate) => contact?.name ?? t('part.nameless');
  if (more.length > 0) return t('duplicates.several', { name: nameOf(one), count: more.length + 2 });
  return t('duplicates.pair', { one: nameOf(one), other: nameOf(other) });
}

function Because({ reason, identities }: Duplicate) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {t(`duplicates.reason.${reason}`)}
      {identities.length > 0 &&
        ` ${t('duplicates.identities')} ${identities.map(({ scheme, value }) => `${networkName(scheme)} ${value}`).join(', ')}`}
    </Text>
  );
}

function Who({ contact, number }: { contact: Candidate; number: number | null }) {
  const { t } = useTranslation();
  const { id, name, headline, employer, location } = contact;
  return (
    <li className={classes['who']}>
      <Face id={id} name={name} size="small" />
      <div>
        <Text>
          {number !== null && `${number}. `}
          {name ?? t('part.nameless')}
        </Text>
        <Text size="sm" c="dimmed">
          {[headline ?? employer, location].filter(Boolean).join(' · ')}
        </Text>
      </div>
    </li>
  );
}

/** The two that are compared: as chosen, as long as both are still there; else the first two. */
function usePair(contacts: Candidate[]) {
  const ids = contacts.map(({ id }) => id);
  const [chosen, choose] = useState({ into: '', from: '' });
  const holds = ids.includes(chosen.into) && ids.includes(chosen.from);
  const [into = '', from = ''] = ids;
  return { pair: holds ? chosen : { into, from }, choose };
}

interface DuplicateCardProps {
  duplicate: Duplicate;
  /** whether they stand side by side from the start */
  opened: boolean;
}

/** Some who may be one person: who, why, side by side, and what can be said to it. */
export function DuplicateCard({ duplicate, opened }: DuplicateCardProps) {
  const { t } = useTranslation();
  const { contacts } = duplicate;
  const id = useId();
  const article = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(opened);
  const { pair, choose } = usePair(contacts);
  const said = () => focusBeside(article.current);
  const apart = useTellingApart(said);
  const several = contacts.length > 2;
  return (
    <Stack component="article" className={card['card']} gap="sm" aria-labelledby={id} ref={article} tabIndex={-1}>
      <Title order={2} id={id} className={classes['title'] ?? ''}>
        {useTitle(contacts)}
      </Title>
      <Because {...duplicate} />
      <ul className={classes['whos']}>
        {contacts.map((contact, place) => (
          <Who key={contact.id} contact={contact} number={several ? place + 1 : null} />
        ))}
      </ul>
      <Group gap="xs">
        <Button variant="light" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'duplicates.close' : 'duplicates.compare')}
        </Button>
        <Button
          variant="default"
          size="sm"
          loading={apart.isPending}
          onClick={() => apart.mutate(contacts.map((contact) => contact.id))}
        >
          {t(several ? 'duplicates.allApart' : 'duplicates.apart')}
        </Button>
      </Group>
      {apart.isError && <Failure error={apart.error} />}
      {open && several && <WhichTwo contacts={contacts} pair={pair} onChoose={choose} />}
      {open && <Comparison key={`${pair.into} ${pair.from}`} {...pair} onSaid={said} />}
    </Stack>
  );
}
