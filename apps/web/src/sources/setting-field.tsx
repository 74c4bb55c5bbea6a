import { PasswordInput, TextInput } from '@mantine/core';
import type { SourceField } from '../api/sources.js';

interface FieldProps {
  field: SourceField;
  value: string;
  change: (value: string) => void;
}

/** A setting of a source, as its kind describes it. */
export function SettingField({ field, value, change }: FieldProps) {
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

/** Whether a setting is typed in; the others are given in another way. */
export function isTyped({ input }: SourceField): boolean {
  return input !== 'contact' && input !== 'flag';
}
