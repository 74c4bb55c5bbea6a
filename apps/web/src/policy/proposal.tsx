import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy, PolicyView } from '../api/policy.js';
import { Problem } from '../api/problem.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { isOf } from './draft.js';
import type { Adopting, Rehearsing } from './use-policy.js';

interface ProposalProps {
  view: PolicyView;
  proposed: Policy;
  adopt: Adopting;
  rehearsal: Rehearsing;
  onDiscard: () => void;
}

const lengths = [30, 90, 180, 365];

/** What is refused stands at its field; anything else here. */
function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null) return null;
  const faults = error instanceof Problem ? error.faults : [];
  if (faults.length === 0) return <Failure error={error} />;
  const toFirst = () => document.querySelector<HTMLElement>(`[data-path="${faults[0]?.field ?? ''}"]`)?.focus();
  return (
    <Button variant="subtle" color="red" size="compact-sm" onClick={toFirst} role="alert">
      {t('policy.refused', { count: faults.length })}
    </Button>
  );
}

/** To rehearse what is proposed, to adopt it, or to let it be. */
export function Proposal({ view, proposed, adopt, rehearsal: { query, ask }, onDiscard }: ProposalProps) {
  const { t } = useTranslation();
  const [days, setDays] = useState(90);
  const played = query.data;
  const isPlaying = ask.isPending || played?.state === 'rehearsing';
  const isSeen = played?.results != null && isOf(played, { now: view.policy, other: proposed }, view.bounds);
  const adoptIt = () => adopt.mutate(proposed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPlaying) ask.mutate({ policy: proposed, days });
      }}
    >
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label={t('policy.days')}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={lengths.map((value) => ({ value: String(value), label: t('policy.daysOf', { days: value }) }))}
        />
        <Button type="submit" size="sm" loading={isPlaying}>
          {t('policy.rehearse')}
        </Button>
        {isSeen ? (
          <Button size="sm" loading={adopt.isPending} onClick={adoptIt}>
            {t('policy.adopt')}
          </Button>
        ) : (
          <Confirm
            label={t('policy.adopt')}
            question={t('policy.adoptUnseen')}
            yes={t('policy.adopt')}
            busy={adopt.isPending}
            onYes={adoptIt}
          />
        )}
        <Button size="sm" variant="subtle" color="gray" onClick={onDiscard}>
          {t('policy.discard')}
        </Button>
      </Group>
      <Refused error={adopt.error ?? ask.error} />
    </form>
  );
}
