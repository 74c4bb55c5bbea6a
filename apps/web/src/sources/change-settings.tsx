import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { changeSource } from '../api/sources.js';
import type { Source, SourceField, SourceKind } from '../api/sources.js';
import { announce } from '../parts/announce.js';
import { useDeed } from '../parts/use-deed.js';
import { SettingFailure } from './setting-failure.js';
import { isGiven, settingOf, typedOf } from './setting-field.js';
import { SettingFields } from './setting-fields.js';
import { useSourceKind } from './use-source-kinds.js';

type Typed = Record<string, string>;
type Changes = Record<string, string | boolean | null>;

/** What was typed, as a change: an emptied setting is taken away, and a new login replaces every other. */
function changesOf(fields: SourceField[], typed: Typed): Changes {
  const secrets = new Set(fields.filter(({ input }) => input === 'secret').map(({ name }) => name));
  const given = fields.flatMap((field) => {
    const text = typed[field.name];
    const setting = text === undefined ? undefined : settingOf(field, text);
    return setting === undefined ? [] : [[field.name, setting === '' ? null : setting] as const];
  });
  const changes = given.filter(([name, setting]) => setting !== null || !secrets.has(name));
  // By its own a platform calls us, and by its own an app is known; the others are one login, in one form or another.
  const logins = [...secrets].filter((name) => name !== 'secret' && name !== 'clientSecret');
  const replaced = changes.some(([name]) => logins.includes(name)) ? logins.map((name) => [name, null] as const) : [];
  return Object.fromEntries([...replaced, ...changes]);
}

/** What can be given here: the secret with which a platform calls has a place of its own, and one that is stored may stay. */
function fieldsOf(kind: SourceKind | undefined, { hookUrl }: Source): SourceField[] {
  const given = kind?.fields.filter(isGiven).filter(({ name }) => hookUrl === null || name !== 'secret') ?? [];
  return given.map((field) => ({ ...field, required: field.required && field.input !== 'secret' }));
}

/** What became of a source that was given settings. */
function savedAs({ state, asked }: Source): 'savedPaused' | 'running' | 'saved' {
  if (state === 'paused') return 'savedPaused';
  return asked ? 'running' : 'saved';
}

/**
 * Another name or other settings for a source: with settings, also with the same ones, it begins anew, unless a member
 * paused it.
 */
export function ChangeSettings({ source }: { source: Source }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({});
  const [name, setName] = useState(source.name);
  const fields = fieldsOf(useSourceKind(source.kind), source);
  const renamed = name.trim() === source.name ? {} : { name: name.trim() };
  const isNameAlone = 'name' in renamed && Object.keys(typed).length === 0;
  const change = useDeed(
    keys.sources,
    () => changeSource(source.id, isNameAlone ? renamed : { ...renamed, settings: changesOf(fields, typed) }),
    (changed) => {
      announce(t(`sources.${isNameAlone ? 'renamed' : savedAs(changed)}`, { name: changed.name }));
      setTyped({});
    },
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <details>
      <summary>{t('sources.settings')}</summary>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('sources.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={120}
            required
          />
          <SettingFields
            fields={fields}
            valueOf={({ name: field }) => typed[field] ?? typedOf(source.settings[field])}
            isSet={({ name: field }) => field in source.settings || source.secrets.includes(field)}
            change={(field, value) => setTyped((known) => ({ ...known, [field]: value }))}
          />
          {fields.some(({ input }) => input === 'secret') && (
            <Text size="sm" c="dimmed">
              {t('sources.secretsHidden')}
            </Text>
          )}
          {change.isError && <SettingFailure error={change.error} fields={fields} />}
          <div>
            <Button type="submit" variant="default" size="sm" loading={change.isPending}>
              {t('sources.save')}
            </Button>
          </div>
        </Stack>
      </form>
    </details>
  );
}
