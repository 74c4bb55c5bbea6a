import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyView } from '../api/policy.js';
import card from '../parts/card.module.css';
import { ChangeList } from './change-list.js';
import { changesOf } from './draft.js';
import { narrowerChanges } from './narrower.js';
import type { Adopting } from './use-policy.js';
import { useSomeName } from './use-some-name.js';

interface FormerProps {
  view: PolicyView;
  former: Policy;
  adopt: Adopting;
}

/** What going back to the numbers before would change, for everybody and for some: it may loosen what is strict now. */
export function FormerNumbers({ view: { policy, bounds }, former, adopt }: FormerProps) {
  const { t } = useTranslation();
  const nameOf = useSomeName();
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('policy.former')}</Title>
      <ChangeList changes={changesOf(policy, former, bounds)} />
      {narrowerChanges(policy, former).map(({ some, changes }) => (
        <div key={`${some.of} ${some.name}`}>
          <Text fw={500}>{nameOf(some)}</Text>
          <ChangeList changes={changes} />
        </div>
      ))}
      <Text size="sm" c="dimmed">
        {t('policy.formerUnder')}
      </Text>
      <Group>
        <Button variant="default" size="sm" loading={adopt.isPending} onClick={() => adopt.mutate(former)}>
          {t('policy.restore')}
        </Button>
      </Group>
    </Stack>
  );
}
