import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyPart } from '../api/policy.js';
import { useStandingName } from '../contact/standing.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import classes from './policy.module.css';
import { useSentences } from './use-sentences.js';

function Numbers({ lead, part }: { lead: string; part: PolicyPart }) {
  const times = useTimes();
  const sentences = useSentences();
  const all = Object.entries(part).flatMap(([group, numbers]) =>
    Object.entries(numbers).map(([name, value]) => [`${group}.${name}`, value] as const),
  );
  return (
    <div>
      <Text fw={500}>{lead}</Text>
      <ul className={classes['numbers']}>
        {all.map(([path, value]) => (
          <li key={path}>{sentences.with(path, times.number(value))}</li>
        ))}
      </ul>
    </div>
  );
}

/** For whom numbers are stricter; nothing where they are the same for everybody. */
export function NarrowerNumbers({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const standingName = useStandingName();
  const standings = Object.entries(policy.narrower?.standings ?? {});
  const tags = Object.entries(policy.narrower?.tags ?? {});
  if (standings.length + tags.length === 0) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('policy.narrower')}</Title>
      <Text size="sm" c="dimmed">
        {t('policy.narrowerUnder')}
      </Text>
      {standings.map(([standing, part]) => (
        <Numbers key={standing} lead={t('policy.forStanding', { standing: standingName(standing) })} part={part} />
      ))}
      {tags.map(([tag, part]) => (
        <Numbers key={tag} lead={t('policy.forTag', { tag })} part={part} />
      ))}
    </Stack>
  );
}
