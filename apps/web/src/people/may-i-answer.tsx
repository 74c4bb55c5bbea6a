import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { askMayI } from '../api/outreach.js';
import type { MayI } from '../api/types.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { PageButton } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { PageTitle } from '../parts/page-title.js';
import { Read } from '../parts/read.js';
import { VerdictList } from '../parts/verdict-list.js';
import { AddPerson } from './add-person.js';
import classes from './people.module.css';

/** `linkedin.com/in/ada` instead of the whole address. */
const shortAddress = (identity: string) =>
  identity
    .trim()
    .replace(/^https?:\/\/(www\.)?/iu, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/$/u, '');

function Answer({ answer: { contact, may, verdicts, from, text } }: { answer: MayI }) {
  const { t } = useTranslation();
  const times = useTimes();
  const no = from === null ? t('people.mayNot') : t('people.mayFrom', { day: times.day(from) });
  const verdict = may ? t('people.may') : no;
  return (
    <Stack className={card['card']}>
      <p className={classes['answer']} data-may={may}>
        {verdict}
      </p>
      <Text>{text}</Text>
      <VerdictList verdicts={verdicts} />
      {contact !== null && (
        <div>
          <PageButton to="/people/$contact" params={{ contact: contact.id }} variant="light">
            {t('people.toPerson', { name: contact.name ?? t('part.nameless') })}
          </PageButton>
        </div>
      )}
    </Stack>
  );
}

/** "May I write to this address?", answered without a trace. */
export function MayIAnswer({ identity }: { identity: string }) {
  const { t } = useTranslation();
  const answer = useQuery({ queryKey: keys.mayI(identity), queryFn: () => askMayI(identity), staleTime: 0 });
  return (
    <Stack>
      <PageTitle
        title={t('people.mayTitle', { who: answer.data?.contact?.name ?? shortAddress(identity) })}
        under={t('people.reads')}
      />
      <Read query={answer} waiting={<Loading lines={1} height={180} />}>
        {(said) => (
          <>
            <Answer answer={said} />
            {said.contact === null && said.may && <AddPerson identity={identity} />}
          </>
        )}
      </Read>
    </Stack>
  );
}
