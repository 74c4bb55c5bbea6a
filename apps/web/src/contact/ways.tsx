import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Consent, ConsentChannel } from '../api/consenting.js';
import { useTimes } from '../i18n/times.js';

const ways: ConsentChannel[] = ['email', 'linkedin', 'xing', 'phone', 'text', 'other'];

interface WayChoiceProps {
  label: string;
  value: ConsentChannel[];
  onChange: (channels: ConsentChannel[]) => void;
}

/** In which ways of being written to: one or more. */
export function WayChoice({ label, value, onChange }: WayChoiceProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={label}
      value={value}
      onChange={(chosen) => onChange(ways.filter((way) => chosen.includes(way)))}
      mb="sm"
    >
      <Group gap="md" mt="xs">
        {ways.map((way) => (
          <Checkbox key={way} value={way} label={t(`part.channel.${way}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

/** What they said to each way, as far as they said anything. */
export function SaidOfWays({ consent }: { consent: readonly Consent[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  return consent.map(({ channel, state, at }) => (
    <li key={channel}>{t(`wishes.${state}`, { way: t(`part.channel.${channel}`), day: times.day(at) })}</li>
  ));
}
