import { Button, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import { connectSource } from '../api/sources.js';
import type { SourceKind } from '../api/sources.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import facts from '../parts/facts.module.css';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { ShownSecret } from '../parts/shown-secret.js';
import { useDeed } from '../parts/use-deed.js';
import { SettingFailure } from './setting-failure.js';
import { isGiven, settingOf } from './setting-field.js';
import { SettingFields } from './setting-fields.js';
import { useSourceKinds } from './use-source-kinds.js';

/** What is taken of a kind, how often, and what never is. */
function About({ kind }: { kind: SourceKind }) {
  const { t } = useTranslation();
  return (
    <dl className={facts['facts']}>
      <dt>{t('sources.takes')}</dt>
      <dd>{kind.takes}</dd>
      <dt>{t('sources.often')}</dt>
      <dd>{kind.often}</dd>
      <dt>{t('sources.never')}</dt>
      <dd>{kind.never}</dd>
    </dl>
  );
}

/** Whether a kind is of one person, who has to be known before it is added. */
const isOfOne = ({ fields }: SourceKind): boolean =>
  fields.some(({ input, required }) => input === 'contact' && required);

/** The secret that Kith has made for the last one that was added. */
function MadeSecret({ added }: { added: { name: string; secret: string | null } | undefined }) {
  return added === undefined ? null : <ShownSecret secret={added.secret} of={added.name} />;
}

/** Whom it tells of, where that is a matter of how it is connected: the others say that by themselves. */
function AboutWhom({ kind, who }: { kind: SourceKind; who: string | null }) {
  const { t } = useTranslation();
  if (!kind.fields.some(({ input }) => input === 'contact')) return null;
  if (who !== null) return <Text size="sm">{t('sources.aboutContact', { name: who })}</Text>;
  const whom = isOfOne(kind) ? t('sources.aboutOne') : kind.whom;
  return whom === null ? null : <Text size="sm">{whom}</Text>;
}

/** The kinds to choose from, under what one looks for them, by name. */
function choices(kinds: SourceKind[]) {
  const groups = new Set(kinds.map(({ group }) => group.title));
  return [...groups].map((title) => ({
    group: title,
    items: kinds
      .filter(({ group }) => group.title === title)
      .map((one) => ({ value: one.kind, label: one.title }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  }));
}

function Form({ kinds, contact, who }: { kinds: SourceKind[]; contact: string | undefined; who: string | null }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(kinds[0]);
  const [name, setName] = useState(who ?? '');
  const [values, setValues] = useState<Record<string, string>>({});
  const add = useDeed(
    keys.sources,
    ({ kind, fields }: SourceKind) => {
      // What was typed for another kind is not sent to this one.
      const given = fields.map((field) => [field.name, settingOf(field, values[field.name] ?? '')] as const);
      const settings = Object.fromEntries(given.filter(([, value]) => value !== '' && value !== false));
      return connectSource({
        kind,
        name: name.trim(),
        settings: contact === undefined ? settings : { ...settings, contact },
      });
    },
    ({ name: added, hookUrl }) => {
      announce(t(hookUrl === null ? 'sources.added' : 'sources.addedCalling', { name: added }));
      setName('');
      setValues({});
    },
  );
  if (chosen === undefined) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(chosen);
  };
  return (
    <form onSubmit={submit}>
      <Stack className={card['card']} gap="sm">
        <Title order={2}>{t('sources.addTitle')}</Title>
        {kinds.length > 1 && (
          <NativeSelect
            label={t('sources.kind')}
            value={chosen.kind}
            onChange={(event) => setChosen(kinds.find(({ kind }) => kind === event.currentTarget.value))}
            data={choices(kinds)}
          />
        )}
        <SettingFields
          key={chosen.kind}
          fields={chosen.fields.filter(isGiven)}
          valueOf={(field) => values[field.name] ?? ''}
          isSet={(field) => (values[field.name] ?? '') !== ''}
          change={(field, value) => setValues((known) => ({ ...known, [field]: value }))}
        />
        <TextInput
          label={t('sources.name')}
          description={t('sources.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={120}
          required
        />
        <AboutWhom kind={chosen} who={who} />
        <About kind={chosen} />
        <MadeSecret added={add.data} />
        {add.isError && <SettingFailure error={add.error} fields={chosen.fields} />}
        <div>
          <Button type="submit" loading={add.isPending} disabled={who === null && isOfOne(chosen)}>
            {t('sources.add')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** A form for a new source: linked to one person, or open to whoever its entries name. */
export function AddSource({ contact }: { contact?: string }) {
  const kinds = useSourceKinds();
  const person = useQuery({
    queryKey: keys.contact(contact ?? ''),
    queryFn: () => readContact(contact ?? ''),
    enabled: contact !== undefined,
  });
  const waiting = <Loading lines={1} height={240} />;
  const fit = (kind: SourceKind) => contact === undefined || kind.fields.some(({ input }) => input === 'contact');
  const form = (who: string | null) => (
    <Read query={kinds} waiting={waiting}>
      {({ items }) => <Form kinds={items.filter(fit)} contact={contact} who={who} />}
    </Read>
  );
  if (contact === undefined) return form(null);
  return (
    <Read query={person} waiting={waiting}>
      {({ data }) => form(data.name ?? contact)}
    </Read>
  );
}
