import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import type { SourceField } from '../api/sources.js';

interface FieldProps {
  field: SourceField;
  /** as it is typed; a flag that is set is `true` */
  value: string;
  change: (value: string) => void;
}

const SET = 'true';

/** What was typed into a field, as the API takes it. */
export const settingOf = ({ input }: SourceField, typed: string): string | boolean =>
  input === 'flag' ? typed === SET : typed.trim();

/** A setting as the API shows it, as it would be typed. */
export const typedOf = (setting: unknown): string =>
  typeof setting === 'string' ? setting : setting === true ? SET : '';

/** A setting of a source, as its kind describes it. */
export function SettingField({ field, value, change }: FieldProps) {
  if (field.input === 'flag')
    return (
      <Checkbox
        label={field.label}
        description={field.help}
        checked={value === SET}
        onChange={(event) => change(event.currentTarget.checked ? SET : '')}
      />
    );
  const props = {
    label: field.label,
    description: field.help,
    required: field.required,
    value,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  if (field.input === 'secret') return <PasswordInput {...props} autoComplete="off" />;
  if (field.input === 'address') return <TextInput {...props} type="url" inputMode="url" maxLength={2000} />;
  return <TextInput {...props} maxLength={400} />;
}

/** Whether a setting is given in the form; whom a source is about is said by where it is added. */
export function isGiven({ input }: SourceField): boolean {
  return input !== 'contact';
}
