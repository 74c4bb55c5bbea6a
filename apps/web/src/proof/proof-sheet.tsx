import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proof } from '../api/proof.js';
import { useTimes } from '../i18n/times.js';
import card from '../parts/card.module.css';
import { useRuleName } from '../parts/words.js';
import { Promises } from './promises.js';
import classes from './proof.module.css';

type Line = [name: string, value: number];

function Part({ title, lines, children }: { title: string; lines: Line[]; children?: ReactNode }) {
  const times = useTimes();
  return (
    <Stack component="section" className={`${card['card']} ${classes['part']}`} gap="sm">
      <Title order={2}>{title}</Title>
      <dl className={classes['facts']}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{times.number(value)}</dd>
          </div>
        ))}
      </dl>
      {children}
    </Stack>
  );
}

/** The month on one sheet. */
export function ProofSheet({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  const ruleName = useRuleName();
  const of = (...names: (keyof Proof & keyof typeof proofLine)[]): Line[] =>
    names.map((name) => [t(proofLine[name]), proof[name]]);
  const withheld = Object.entries(proof.withheld).sort(([, a], [, b]) => b - a);
  const kept = withheld.map(([rule, count]): Line => [t('proof.withheldBy', { rule: ruleName(rule) }), count]);
  return (
    <>
      <Part
        title={t('proof.touch')}
        lines={of('inTouchWith', 'messages', 'presumed', 'answers', 'replies', 'repliedBy')}
      />
      <Part title={t('proof.restraint')} lines={[...of('offers', 'taken'), ...kept]}>
        {kept.length === 0 && <Text size="sm">{t('proof.withheldNone')}</Text>}
      </Part>
      <Part title={t('proof.parting')} lines={of('letGo', 'letGoByClock', 'revived', 'objected')} />
      <Part title={t('proof.without')} lines={of('withoutKith')}>
        <Text size="sm" c="dimmed">
          {t('proof.withoutUnder')}
        </Text>
      </Part>
      <Promises provenBy={proof.provenBy} />
    </>
  );
}

const proofLine = {
  inTouchWith: 'proof.inTouchWith',
  messages: 'proof.messages',
  presumed: 'proof.presumed',
  answers: 'proof.answers',
  replies: 'proof.replies',
  repliedBy: 'proof.repliedBy',
  offers: 'proof.offers',
  taken: 'proof.taken',
  letGo: 'proof.letGo',
  letGoByClock: 'proof.letGoByClock',
  revived: 'proof.revived',
  objected: 'proof.objected',
  withoutKith: 'proof.withoutKith',
} as const;
