import { Button, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatKind, Digest, DigestChannel, DigestChoice } from '../api/digest.js';
import type { Language } from '../api/types.js';
import { DigestAddress } from './digest-address.js';

const channels = ['none', 'email', 'chat'] as const;
const chats = ['slack', 'teams', 'mattermost'] as const;

interface FormProps {
  digest: Digest;
  busy: boolean;
  onSave: (choice: DigestChoice) => void;
}

interface ChatProps {
  digest: Digest;
  kind: ChatKind;
  webhook: string;
  onKind: (kind: ChatKind) => void;
  onWebhook: (webhook: string) => void;
}

function ChatFields({ digest, kind, webhook, onKind, onWebhook }: ChatProps) {
  const { t } = useTranslation();
  const kept = digest.chat === kind ? digest.place : null;
  return (
    <>
      <NativeSelect
        label={t('digest.chat')}
        value={kind}
        onChange={(event) => onKind(event.currentTarget.value as ChatKind)}
        data={chats.map((value) => ({ value, label: t(`digest.chats.${value}`) }))}
        maw={320}
      />
      <TextInput
        label={t('digest.webhook')}
        description={kept === null ? t('digest.webhookHelp') : t('digest.webhookKept', { place: kept })}
        value={webhook}
        onChange={(event) => onWebhook(event.currentTarget.value)}
        autoComplete="off"
        type="url"
        required={kept === null}
      />
    </>
  );
}

/** How I want to hear of my morning. */
export function DigestForm({ digest, busy, onSave }: FormProps) {
  const { t } = useTranslation();
  const [channel, setChannel] = useState<DigestChannel>(digest.channel);
  const [language, setLanguage] = useState<Language>(digest.language);
  const [kind, setKind] = useState<ChatKind>(digest.chat ?? 'slack');
  const [webhook, setWebhook] = useState('');
  const chat = channel === 'chat' ? { kind, webhook: webhook.trim() === '' ? null : webhook.trim() } : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ channel, language, chat });
      }}
    >
      <Stack gap="sm" align="flex-start">
        <Radio.Group label={t('digest.channel')} value={channel} onChange={(value) => setChannel(value)}>
          <Stack gap={6} mt={6}>
            {channels.map((one) => (
              <Radio key={one} value={one} label={t(`digest.channels.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {channel === 'email' && <DigestAddress digest={digest} />}
        {channel === 'chat' && (
          <ChatFields digest={digest} kind={kind} webhook={webhook} onKind={setKind} onWebhook={setWebhook} />
        )}
        {channel !== 'none' && (
          <NativeSelect
            label={t('digest.language')}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value as Language)}
            data={[
              { value: 'en', label: 'English' },
              { value: 'de', label: 'Deutsch' },
            ]}
          />
        )}
        <Button type="submit" size="sm" loading={busy}>
          {t('digest.save')}
        </Button>
      </Stack>
    </form>
  );
}
