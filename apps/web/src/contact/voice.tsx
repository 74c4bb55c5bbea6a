import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askForHandover, declineHandover, handOver } from '../api/contacts.js';
import type { ContactCard } from '../api/types.js';
import { useMe } from '../frame/use-me.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

/** A colleague would like to speak with them: it is theirs from now on, or stays where it is. */
function Asking({ contact, member }: { contact: string; member: string }) {
  const { t } = useTranslation();
  const name = useNames()(member);
  const say = useContactChange(contact, (give: boolean) => (give ? handOver : declineHandover)(contact, member));
  return (
    <div>
      <Group gap="xs">
        <Text size="sm">{t('contact.voice.asks', { name })}</Text>
        <Button size="compact-sm" disabled={say.isPending} onClick={() => say.mutate(true)}>
          {t('contact.voice.give', { name })}
        </Button>
        <Button size="compact-sm" variant="default" disabled={say.isPending} onClick={() => say.mutate(false)}>
          {t('contact.voice.stay')}
        </Button>
      </Group>
      {say.isError && <Failure error={say.error} />}
    </div>
  );
}

function Ask({ contact, hasAsked }: { contact: string; hasAsked: boolean }) {
  const { t } = useTranslation();
  const ask = useContactChange(contact, () => askForHandover(contact));
  if (hasAsked) return <Text size="sm">{t('contact.voice.asked')}</Text>;
  return (
    <div>
      <Button size="compact-sm" variant="default" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
        {t('contact.voice.ask')}
      </Button>
      {ask.isError && <Failure error={ask.error} />}
    </div>
  );
}

/** Whose conversation it is, and what there is to say about that; nothing where nobody speaks with them. */
export function Voice({ contact: { id, voice, handoverAsked = [] } }: { contact: ContactCard }) {
  const { t } = useTranslation();
  const me = useMe().data?.member?.id;
  const nameOf = useNames();
  const times = useTimes();
  if (voice == null) return null;
  const isMine = voice.member === me;
  const day = times.day(voice.until);
  return (
    <>
      <Text size="sm">
        {isMine ? t('contact.voice.mine', { day }) : t('contact.voice.theirs', { name: nameOf(voice.member), day })}
      </Text>
      {!isMine && <Ask contact={id} hasAsked={handoverAsked.some(({ member }) => member === me)} />}
      {handoverAsked
        .filter(({ from }) => from === me)
        .map(({ member }) => (
          <Asking key={member} contact={id} member={member} />
        ))}
    </>
  );
}
