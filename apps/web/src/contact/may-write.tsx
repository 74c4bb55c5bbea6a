import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readVerdicts } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard, Judgement } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { AllowanceLine } from '../parts/allowance-line.js';
import card from '../parts/card.module.css';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { VerdictList } from '../parts/verdict-list.js';
import { AskToWrite } from './ask-to-write.js';
import classes from './contact.module.css';
import { RuleTable } from './rule-table.js';
import { Voice } from './voice.js';

function useAnswer({ may, from }: Judgement): string {
  const { t } = useTranslation();
  const times = useTimes();
  if (may) return t('contact.mayNow');
  return from === null ? t('contact.mayNot') : t('contact.mayFrom', { day: times.day(from) });
}

function Judged({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation();
  const answer = useAnswer(judgement);
  const failing = judgement.verdicts.filter(({ ok }) => !ok);
  return (
    <>
      <Text fw={500}>{answer}</Text>
      {failing.length > 0 && <VerdictList verdicts={failing} />}
      <details className={classes['details']}>
        <summary>{t('contact.allRules')}</summary>
        <RuleTable verdicts={judgement.verdicts} />
      </details>
    </>
  );
}

/** May I write to them now? The answer, the room left, every rule, and the way to ask. */
export function MayWrite({ contact }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const verdicts = useQuery({ queryKey: keys.verdicts(contact.id), queryFn: () => readVerdicts(contact.id) });
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('contact.mayTitle')}</Title>
      <Read query={verdicts} waiting={<Loading lines={1} height={48} />}>
        {(judgement) => <Judged judgement={judgement} />}
      </Read>
      <AllowanceLine allowance={contact.allowance} />
      <Voice contact={contact} />
      {contact.standing !== 'objected' && <AskToWrite contact={contact.id} />}
    </Stack>
  );
}
