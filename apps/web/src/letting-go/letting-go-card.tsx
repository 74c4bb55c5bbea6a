import { Button, Group, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LettingGo } from '../api/letting-go.js';
import { useMe } from '../frame/use-me.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { Face } from '../parts/face.js';
import { Failure } from '../parts/failure.js';
import { focusBeside } from '../parts/focus-beside.js';
import { PageLink } from '../parts/links.js';
import today from '../today/suggestion-card.module.css';
import { Timeline } from './timeline.js';
import type { Deed, Review } from './use-review.js';

const deeds: { deed: Deed; key: string; label: 'letGo' | 'keep' | 'later' }[] = [
  { deed: 'let-go', key: 'g', label: 'letGo' },
  { deed: 'keep', key: 'k', label: 'keep' },
  { deed: 'later', key: 'l', label: 'later' },
];

/** Who keeps them; and for whom letting go ends that for good: taking it back restores only what I said myself. */
function Kept({ members }: { members: string[] }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const me = useMe().data?.member?.id;
  const namesOf = (all: string[]) => all.map(nameOf).join(', ');
  const others = members.filter((member) => member !== me);
  if (members.length === 0) return null;
  return (
    <>
      {t('lettingGo.keptBy', { names: namesOf(members) })}
      {others.length > 0 && ` ${t('lettingGo.keepEnds', { names: namesOf(others) })}`}
    </>
  );
}

/** One person from whom nothing comes any more: why, since when, and the three answers. */
export function LettingGoCard({ one, review }: { one: LettingGo; review: Review }) {
  const { t } = useTranslation();
  const times = useTimes();
  const article = useRef<HTMLElement>(null);
  const { contact, why, attempts, until, kept, timeline } = one;
  const name = contact.name ?? t('part.nameless');
  const doing = review.mutation.variables?.one.contact.id === contact.id ? review.mutation : null;
  const leave = () => focusBeside(article.current);
  const say = (deed: Deed) => review.mutation.mutate({ one, deed, leave });
  return (
    <article
      ref={article}
      className={`${card['card']} ${today['card']}`}
      aria-label={name}
      tabIndex={0}
      data-suggestion={contact.id}
    >
      <div className={today['head']}>
        <Face id={contact.id} name={contact.name} />
        <div>
          <PageLink to="/people/$contact" params={{ contact: contact.id }} className={today['name'] ?? ''}>
            {name}
          </PageLink>
          <Text size="sm" c="dimmed">
            {contact.headline}
          </Text>
        </div>
      </div>
      <Text>
        {t(`lettingGo.${why}`, { attempts })} {t('lettingGo.goes', { day: times.day(until) })}{' '}
        <Kept members={kept.map(({ member }) => member)} />
      </Text>
      <Timeline steps={timeline} />
      {doing?.isError === true && <Failure error={doing.error} />}
      <Group gap="xs">
        {deeds.map(({ deed, key, label }) => (
          <Button
            key={deed}
            size="sm"
            variant={deed === 'let-go' ? 'light' : 'default'}
            loading={doing?.isPending === true && doing.variables.deed === deed}
            disabled={doing?.isPending ?? false}
            onClick={() => say(deed)}
            data-key={key}
            aria-label={`${t(`lettingGo.${label}`)}: ${name}`}
          >
            {t(`lettingGo.${label}`)}
          </Button>
        ))}
      </Group>
    </article>
  );
}
