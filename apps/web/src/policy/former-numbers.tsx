import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyView } from '../api/policy.js';
import card from '../parts/card.module.css';
import { ChangeList } from './change-list.js';
import { changesOf } from './draft.js';
import type { Adopting } from './use-policy.js';

interface FormerProps {
  view: PolicyView;
  former: Policy;
  adopt: Adopting;
}

/** What the numbers were before, and the way back to them. */
export function FormerNumbers({ view: { policy, bounds }, former, adopt }: FormerProps) {
  const { t } = useTranslation();
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('policy.former')}</Title>
      <ChangeList changes={changesOf(policy, former, bounds)} />
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
