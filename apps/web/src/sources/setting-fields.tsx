import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceField } from '../api/sources.js';
import { SettingField } from './setting-field.js';

interface FieldsProps {
  fields: SourceField[];
  /** as it stands in the form */
  valueOf: (field: SourceField) => string;
  /** whether one of these is why its heading is open from the beginning */
  isSet: (field: SourceField) => boolean;
  change: (name: string, value: string) => void;
}

/** What few need, behind its heading: open from the beginning if it is in use, and after that as whoever reads it wants. */
function Folded({ title, inUse, children }: { title: string; inUse: boolean; children: ReactNode }) {
  const [isOpen] = useState(inUse);
  return (
    <details open={isOpen}>
      <Text component="summary" size="sm">
        {title}
      </Text>
      <Stack gap="sm" mt="xs">
        {children}
      </Stack>
    </details>
  );
}

/** Fields that follow one another under the same heading, or under none. */
function parts(fields: SourceField[]): SourceField[][] {
  return fields.reduce<SourceField[][]>((before, field) => {
    const last = before.at(-1);
    if (last?.[0]?.under === field.under) return [...before.slice(0, -1), [...last, field]];
    return [...before, [field]];
  }, []);
}

/** The settings of a source, as its kind describes them. */
export function SettingFields({ fields, valueOf, isSet, change }: FieldsProps) {
  return parts(fields).map((part) => {
    const shown = part.map((field) => (
      <SettingField
        key={field.name}
        field={field}
        value={valueOf(field)}
        change={(value) => change(field.name, value)}
      />
    ));
    const heading = part[0]?.under ?? null;
    if (heading === null) return shown;
    return (
      <Folded key={heading} title={heading} inUse={part.some(isSet)}>
        {shown}
      </Folded>
    );
  });
}
