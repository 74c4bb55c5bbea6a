import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyPart } from '../api/policy.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { numberAt } from './draft.js';
import { partFor, pathsOf, someOf } from './narrower.js';
import classes from './policy.module.css';
import { useSentences } from './use-sentences.js';
import { useSomeName } from './use-some-name.js';

function Numbers({ lead, part }: { lead: string; part: PolicyPart }) {
  const times = useTimes();
  const sentences = useSentences();
  return (
    <div>
      <Text fw={500}>{lead}</Text>
      <ul className={classes['numbers']}>
        {pathsOf(part).map((path) => (
          <li key={path}>{sentences.with(path, times.number(Number(numberAt(part, path))))}</li>
        ))}
      </ul>
    </div>
  );
}

/** For whom numbers are stricter; nothing where they are the same for everybody. */
export function NarrowerNumbers({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const nameOf = useSomeName();
  const all = someOf(policy);
  if (all.length === 0) return null;
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('policy.narrower')}</Title>
      <Text size="sm" c="dimmed">
        {t('policy.narrowerUnder')}
      </Text>
      {all.map((some) => (
        <Numbers key={`${some.of} ${some.name}`} lead={nameOf(some)} part={partFor(policy, some)} />
      ))}
    </Stack>
  );
}
