import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { askToWrite } from '../api/outreach.js';
import { Problem } from '../api/problem.js';
import type { AskedFor, Channel } from '../api/types.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { VerdictList } from '../parts/verdict-list.js';
import { channels } from '../parts/words.js';
import { useContactChange } from './use-contact-change.js';

const kinds: AskedFor[] = ['opening', 'question', 'thanks', 'congratulation', 'invitation', 'news', 'other'];

function AskForm({ contact, onDone }: { contact: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AskedFor>('question');
  const [text, setText] = useState('');
  const [channel, setChannel] = useState<Channel>('linkedin');
  const reason = { kind, text: text.trim() === '' ? null : text.trim() };
  const fine = () => {
    announce(t('contact.askFine'));
    onDone();
  };
  const ask = useContactChange(contact, () => askToWrite({ contact, reason, channel }), fine);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <NativeSelect
          label={t('contact.askKind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as AskedFor)}
          data={kinds.map((value) => ({ value, label: t(`contact.askedFor.${value}`) }))}
        />
        <TextInput
          label={t('contact.askText')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={500}
        />
        <NativeSelect
          label={t('record.channel')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value as Channel)}
          data={channels.map((value) => ({ value, label: t(`part.channel.${value}`) }))}
        />
        {ask.isError && <Failure error={ask.error} />}
        {ask.error instanceof Problem && <VerdictList verdicts={ask.error.verdicts.filter(({ ok }) => !ok)} />}
        <Group gap="xs">
          <Button type="submit" loading={ask.isPending}>
            {t('contact.askYes')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('part.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** "I want to write, and this is why": judged at once. */
export function AskToWrite({ contact }: { contact: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (open) return <AskForm contact={contact} onDone={() => setOpen(false)} />;
  return (
    <div>
      <Button variant="light" onClick={() => setOpen(true)}>
        {t('contact.ask')}
      </Button>
    </div>
  );
}
