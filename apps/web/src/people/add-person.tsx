import { Button, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addContact } from '../api/contacts.js';
import type { Basis } from '../api/types.js';
import card from '../parts/card.module.css';
import { Failure } from '../parts/failure.js';
import { nameOf } from '../parts/person-name.js';

const bases: Basis[] = ['own-relation', 'told', 'sourced'];

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** An address nobody in the pool has: who is it, and how do we come by them? That decides what they may be sent. */
export function AddPerson({ identity }: { identity: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [employer, setEmployer] = useState('');
  const [position, setPosition] = useState('');
  const [basis, setBasis] = useState<Basis>('own-relation');
  const add = useMutation({
    mutationFn: () =>
      addContact({
        name: nameOf(name),
        basis,
        identities: [identity.trim()],
        employer: orNull(employer),
        position: orNull(position),
      }),
    onSuccess: ({ id }) => navigate({ to: '/people/$contact', params: { contact: id } }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack className={card['card']} gap="sm">
        <Title order={2}>{t('people.addTitle')}</Title>
        <Text size="sm" c="dimmed">
          {t('people.unknown')}
        </Text>
        <TextInput
          label={t('people.addName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={400}
          required
        />
        <TextInput
          label={t('people.addEmployer')}
          value={employer}
          onChange={(event) => setEmployer(event.currentTarget.value)}
        />
        <TextInput
          label={t('people.addPosition')}
          value={position}
          onChange={(event) => setPosition(event.currentTarget.value)}
        />
        <Radio.Group label={t('people.addBasis')} value={basis} onChange={setBasis}>
          <Stack gap="xs" mt="xs">
            {bases.map((one) => (
              <Radio key={one} value={one} label={t(`people.bases.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {add.isError && <Failure error={add.error} />}
        <div>
          <Button type="submit" loading={add.isPending}>
            {t('people.add')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
