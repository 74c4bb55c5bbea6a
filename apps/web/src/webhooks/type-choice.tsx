import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EventTypes } from '../api/webhooks.js';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import { ERASED, familiesOf } from './event-families.js';
import type { Family } from './event-families.js';
import { useEventTypes } from './use-event-types.js';
import classes from './webhooks.module.css';

interface ChoiceProps {
  value: readonly string[];
  onChange: (types: string[]) => void;
}

function FamilyChoice({ family, all, value, onChange }: ChoiceProps & { family: Family; all: EventTypes }) {
  const { t } = useTranslation();
  const chosen = family.types.filter((type) => value.includes(type));
  const others = value.filter((type) => !family.types.includes(type));
  const isAll = chosen.length === family.types.length;
  return (
    <details>
      <summary>
        {t(`webhooks.family.${family.name}`)}{' '}
        <Text span size="sm" c="dimmed">
          {t('webhooks.chosen', { count: chosen.length, of: family.types.length })}
        </Text>
      </summary>
      <Checkbox.Group
        aria-label={t(`webhooks.family.${family.name}`)}
        value={chosen}
        onChange={(types) => onChange([...others, ...family.types.filter((type) => types.includes(type))])}
      >
        <div className={classes['types']}>
          {family.types.map((type) => (
            <Checkbox key={type} value={type} label={all.words[type] ?? type} />
          ))}
        </div>
      </Checkbox.Group>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => onChange(isAll ? [...others] : [...others, ...family.types])}
      >
        {t(isAll ? 'webhooks.noneOf' : 'webhooks.all')}
      </Button>
    </details>
  );
}

function Families({ all, value, onChange }: ChoiceProps & { all: EventTypes }) {
  const { t } = useTranslation();
  const erased = all.words[ERASED] ?? ERASED;
  return (
    <Stack gap="xs">
      {familiesOf(all).map((family) => (
        <FamilyChoice key={family.name} family={family} all={all} value={value} onChange={onChange} />
      ))}
      <Text size="sm" role="status">
        {value.length === 0 && t('webhooks.chooseOne')}
        {value.length > 0 && !value.includes(ERASED) && t('webhooks.withoutErasure', { erased })}
      </Text>
    </Stack>
  );
}

/** Of which types of events a system is told, each by what it says. */
export function TypeChoice(choice: ChoiceProps) {
  const { t } = useTranslation();
  const types = useEventTypes();
  return (
    <fieldset className={classes['choice']}>
      <legend>{t('webhooks.types')}</legend>
      <Text size="xs" c="dimmed">
        {t('webhooks.typesHint')}
      </Text>
      <Read query={types} waiting={<Loading lines={1} height={120} />}>
        {(all) => <Families all={all} {...choice} />}
      </Read>
    </fieldset>
  );
}
