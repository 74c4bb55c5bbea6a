import { Group, Stack, Text, Title } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../api/webhooks.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { focusBeside } from '../parts/focus-beside.js';
import facts from '../parts/facts.module.css';
import { ChangeWebhook } from './change-webhook.js';
import { Deliveries } from './deliveries.js';
import { familiesOf } from './event-families.js';
import { Trouble } from './trouble.js';
import { useEventTypes } from './use-event-types.js';
import { WebhookDeeds } from './webhook-deeds.js';
import type { Open } from './webhook-deeds.js';
import { lookOf } from './webhook-look.js';

/** What a system is told of, in words: a family of which it is told everything by its name. */
function useToldOf(): (types: readonly string[]) => string {
  const { t } = useTranslation();
  const all = useEventTypes().data;
  return (types) => {
    if (all === undefined) return types.join(' · ');
    const unknown = types.filter((type) => !all.items.includes(type));
    const told = familiesOf(all).flatMap((family) => {
      const chosen = family.types.filter((type) => types.includes(type));
      const isWhole = chosen.length > 1 && chosen.length === family.types.length;
      if (isWhole) return [t('webhooks.whole', { family: t(`webhooks.family.${family.name}`) })];
      return chosen.map((type) => all.words[type] ?? type);
    });
    return [...told, ...unknown].join(' · ');
  };
}

function Facts({ webhook: { types, toldAt } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const times = useTimes();
  const toldOf = useToldOf();
  return (
    <dl className={facts['facts']}>
      <dt>{t('webhooks.toldAt')}</dt>
      <dd>{toldAt === null ? t('webhooks.notYet') : times.moment(toldAt)}</dd>
      <dt>{t('webhooks.toldOf')}</dt>
      <dd>{toldOf(types)}</dd>
    </dl>
  );
}

/** One system: how telling it goes, what went wrong and what to do, what became of every message. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const id = useId();
  const article = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const look = lookOf(webhook);
  const close = () => setOpen(null);
  return (
    <Stack component="article" className={card['card']} gap="sm" aria-labelledby={id} ref={article} tabIndex={-1}>
      <Group justify="space-between" gap="xs" wrap="wrap">
        <Title order={2} id={id}>
          {webhook.name ?? webhook.id}
        </Title>
        <Text size="sm" className={facts['state']} data-look={look}>
          {t(`webhooks.state.${look}`)}
        </Text>
      </Group>
      <Text size="sm">{webhook.address}</Text>
      <Trouble webhook={webhook} />
      <Facts webhook={webhook} />
      <WebhookDeeds {...{ webhook, open }} onOpen={setOpen} onGone={() => focusBeside(article.current)} />
      {open === 'change' && <ChangeWebhook webhook={webhook} onDone={close} />}
      {open === 'log' && <Deliveries webhook={webhook} />}
    </Stack>
  );
}
