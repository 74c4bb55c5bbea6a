import { Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../api/policy.js';
import { Problem } from '../api/problem.js';
import card from '../parts/card.module.css';
import { ChangeList } from './change-list.js';
import { changesOf, withDraft } from './draft.js';
import type { Draft } from './draft.js';
import { FormerNumbers } from './former-numbers.js';
import { NumberGroups } from './number-groups.js';
import { Proposal } from './proposal.js';
import { Results } from './results.js';
import { useAdopt, useRehearsal } from './use-policy.js';

const faultsOf = (error: unknown) => (error instanceof Problem ? error.faults : []);

/** The numbers to change, what the change would mean, and the way back. */
export function PolicyForm({ view }: { view: PolicyView }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const begin = () => {
    setDraft({});
    // The buttons go with the changes.
    heading.current?.focus();
  };
  const adopt = useAdopt(view.policy, begin);
  const rehearsal = useRehearsal();
  const proposed = withDraft(view.policy, draft);
  const changes = changesOf(view.policy, proposed, view.bounds);
  const change = (path: string, value: number | string) => {
    adopt.reset();
    rehearsal.ask.reset();
    setDraft((before) => ({ ...before, [path]: value }));
  };
  const faults = [...faultsOf(adopt.error), ...faultsOf(rehearsal.ask.error)];
  return (
    <>
      <NumberGroups view={view} edit={{ draft, faults, onChange: change }} />
      <Stack component="section" className={card['card']} gap="sm">
        <Title order={2} ref={heading} tabIndex={-1}>
          {t('policy.changes')}
        </Title>
        {changes.length === 0 ? <Text>{t('policy.noChanges')}</Text> : <ChangeList changes={changes} />}
        {changes.length > 0 && <Proposal {...{ view, proposed, adopt, rehearsal }} onDiscard={begin} />}
        <Results rehearsal={rehearsal.query} proposed={proposed} bounds={view.bounds} />
      </Stack>
      {view.former !== null && <FormerNumbers view={view} former={view.former} adopt={adopt} />}
    </>
  );
}
