import { Anchor, Kbd, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Language, Me } from '../api/types.js';
import { useAdministers } from '../frame/use-administers.js';
import { useMe } from '../frame/use-me.js';
import { useMindsPrivacy } from '../frame/use-minds-privacy.js';
import { chooseLanguage } from '../i18n/i18n.js';
import card from '../parts/card.module.css';
import { PageLink } from '../parts/links.js';
import { PageTitle } from '../parts/page-title.js';
import { Digest } from './digest.js';
import { Slowed } from './slowed.js';
import classes from './settings.module.css';

function PoolFacts({ me }: { me: Me }) {
  const { t, i18n } = useTranslation();
  const country = new Intl.DisplayNames([i18n.language], { type: 'region' });
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('settings.poolTitle')}</Title>
      {me.demo && <Text size="sm">{t('settings.demo')}</Text>}
      <dl className={classes['facts']}>
        <dt>{t('settings.name')}</dt>
        <dd>{me.pool?.name}</dd>
        <dt>{t('settings.home')}</dt>
        <dd>
          {me.pool !== null && `${country.of(me.pool.home.country) ?? me.pool.home.country}, ${me.pool.home.zone}`}
        </dd>
        <dt>{t('settings.you')}</dt>
        <dd>{me.member?.name}</dd>
        <dt>{t('settings.role')}</dt>
        <dd>{me.member !== null && t(`settings.roles.${me.member.role}`)}</dd>
        <dt>{t('settings.version')}</dt>
        <dd>{me.version}</dd>
      </dl>
    </Stack>
  );
}

const shortcuts = [
  { keys: ['/'], text: 'settings.keySearch' },
  { keys: ['K', 'L', 'G', 'U'], text: 'settings.keyFirstLook' },
  { keys: ['W', 'N', 'X', 'Y', 'D', 'U'], text: 'settings.keyToday' },
  { keys: ['G', 'K', 'L', 'U'], text: 'settings.keyLettingGo' },
  { keys: ['↑', '↓'], text: 'settings.keyMove' },
] as const;

function Shortcuts() {
  const { t } = useTranslation();
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{t('settings.keysTitle')}</Title>
      <dl className={`${classes['facts']} ${classes['keys']}`}>
        {shortcuts.map(({ keys, text }) => (
          <div key={text} className={classes['line']}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}

/** Who is offered anybody, and so may be told of it. */
const mayDecide = new Set(['owner', 'admin', 'recruiter']);

/** The page's language, how one is told of mornings, and the facts about the pool. */
export function SettingsPage() {
  const { t, i18n } = useTranslation();
  const me = useMe().data;
  const mindsPrivacy = useMindsPrivacy();
  const administers = useAdministers();
  const client = useQueryClient();
  const speak = (language: Language) => {
    chooseLanguage(language);
    void client.invalidateQueries();
  };
  return (
    <Stack gap="lg">
      <PageTitle title={t('settings.title')} />
      <NativeSelect
        label={t('settings.language')}
        value={i18n.language}
        onChange={(event) => speak(event.currentTarget.value as Language)}
        data={[
          { value: 'en', label: 'English' },
          { value: 'de', label: 'Deutsch' },
        ]}
        w={240}
        maw="100%"
      />
      {me?.member != null && mayDecide.has(me.member.role) && <Digest />}
      <Slowed />
      {me !== undefined && <PoolFacts me={me} />}
      <Shortcuts />
      <section>
        <Title order={2} mb="xs">
          {t('settings.moreTitle')}
        </Title>
        <Text>
          <PageLink to="/letting-go">{t('settings.lettingGo')}</PageLink>
        </Text>
        <Text>
          <PageLink to="/policy">{t('settings.policy')}</PageLink>
        </Text>
        <Text>
          <PageLink to="/proof">{t('settings.proof')}</PageLink>
        </Text>
        {administers && (
          <Text>
            <PageLink to="/webhooks">{t('webhooks.link')}</PageLink>
          </Text>
        )}
        {mindsPrivacy && (
          <Text>
            <PageLink to="/privacy">{t('privacy.link')}</PageLink>
          </Text>
        )}
        <Anchor href="/docs" target="_blank" rel="noopener">
          {t('settings.api')}
        </Anchor>
      </section>
    </Stack>
  );
}
