import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../api/digest.js';
import { keys } from '../api/keys.js';
import { changeEmail } from '../api/pool.js';
import { useAdministers } from '../frame/use-administers.js';
import { useMe } from '../frame/use-me.js';
import { Failure } from '../parts/failure.js';

function Own({ member, email }: { member: string; email: string | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [address, setAddress] = useState(email ?? '');
  const change = useMutation({
    mutationFn: () => changeEmail(member, address.trim()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.digest }),
  });
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput
          label={t('digest.address')}
          type="email"
          autoComplete="email"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={change.isPending}
          disabled={address.trim() === '' || address.trim() === email}
          onClick={() => change.mutate()}
        >
          {t('digest.addressSave')}
        </Button>
      </Group>
      {change.isError && <Failure error={change.error} />}
    </>
  );
}

/** Where e-mail would go, or why it goes nowhere. Who administers the pool enters their own address; others ask them to. */
export function DigestAddress({ digest: { email, mail } }: { digest: Digest }) {
  const { t } = useTranslation();
  const me = useMe().data?.member;
  const administers = useAdministers();
  return (
    <>
      {!mail && <Text size="sm">{t('digest.noMail')}</Text>}
      <Text size="sm">{email === null ? t('digest.noEmail') : t('digest.toEmail', { email })}</Text>
      {administers && me && <Own member={me.id} email={email} />}
    </>
  );
}
