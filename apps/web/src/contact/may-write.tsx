import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readVerdicts } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { ContactCard, Verdict } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import { AllowanceLine } from '../parts/allowance-line.js';
import card from '../parts/card.module.css';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { VerdictList } from '../parts/verdict-list.js';
import { AskToWrite } from './ask-to-write.js';
import classes from './contact.module.css';
import { RuleTable } from './rule-table.js';

/** The strictest rule wins: the latest date, or none while a rule without a date says no. */
function useAnswer(verdicts: Verdict[]): string {
  const { t } = useTranslation();
  const times = useTimes();
  const failing = verdicts.filter(({ ok }) => !ok);
  if (failing.length === 0) return t('contact.mayNow');
  const dates = failing.flatMap(({ until }) => until ?? []).sort();
  const last = dates.at(-1);
  return last === undefined || dates.length < failing.length
    ? t('contact.mayNot')
    : t('contact.mayFrom', { day: times.day(last) });
}

function Judged({ verdicts }: { verdicts: Verdict[] }) {
  const { t } = useTranslation();
  const answer = useAnswer(verdicts);
  const failing = verdicts.filter(({ ok }) => !ok);
  return (
    <>
      <Text fw={500}>{answer}</Text>
      {failing.length > 0 && <VerdictList verdicts={failing} />}
      <details className={classes['details']}>
        <summary>{t('contact.allRules')}</summary>
        <RuleTable verdicts={verdicts} />
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
        {({ items }) => <Judged verdicts={items} />}
      </Read>
      <AllowanceLine allowance={contact.allowance} />
      <AskToWrite contact={contact.id} />
    </Stack>
  );
}
