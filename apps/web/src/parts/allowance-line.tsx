import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Allowance } from '../api/types.js';

/** How much room there is, in one line. */
export function AllowanceLine({ allowance: { month, year } }: { allowance: Allowance }) {
  const { t } = useTranslation();
  const room = month.used < month.of && year.used < year.of;
  return (
    <Text size="sm" c="dimmed">
      {t(room ? 'part.allowance' : 'part.allowanceNone', {
        month: month.used,
        monthOf: month.of,
        year: year.used,
        yearOf: year.of,
      })}
    </Text>
  );
}
