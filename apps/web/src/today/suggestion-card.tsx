import { Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../api/types.js';
import { useNames } from '../frame/use-names.js';
import { useTimes } from '../i18n/times.js';
import { AllowanceLine } from '../parts/allowance-line.js';
import { announce } from '../parts/announce.js';
import card from '../parts/card.module.css';
import { Face } from '../parts/face.js';
import { Failure } from '../parts/failure.js';
import { focusBeside } from '../parts/focus-beside.js';
import { OutLink, PageLink } from '../parts/links.js';
import { Choices } from './choices.js';
import { comeBack } from './come-back.js';
import { DidYouWrite } from './did-you-write.js';
import classes from './suggestion-card.module.css';
import { useSay } from './use-suggestions.js';
import type { Say } from './use-suggestions.js';

function LastTouch({ touches }: Pick<Suggestion, 'touches'>) {
  const { t } = useTranslation();
  const times = useTimes();
  const nameOf = useNames();
  const last = touches.reduce<Suggestion['touches'][number] | null>(
    (a, b) => (a !== null && a.at > b.at ? a : b),
    null,
  );
  if (last === null) return <>{t('today.noTouch')}</>;
  const channel = t(`part.channel.${last.channel}`);
  return <>{t('today.lastTouch', { day: times.day(last.at), by: nameOf(last.by), channel })}</>;
}

function Because({ suggestion: { text, occasion, warning } }: { suggestion: Suggestion }) {
  const { t } = useTranslation();
  return (
    <>
      <Text className={classes['occasion'] ?? ''}>
        {text} {occasion.url !== null && <OutLink href={occasion.url}>{t('today.evidence')}</OutLink>}
      </Text>
      {warning !== null && <div className={classes['warning']}>{warning}</div>}
    </>
  );
}

/** What is said of what was said to an offer. */
function useSaid(): (say: Exclude<Say, { do: 'accept' }>, name: string) => string {
  const { t } = useTranslation();
  const times = useTimes();
  return (say, name) => {
    if (say.do === 'confirm') return t(say.wrote ? 'today.wrote' : 'today.notWrote', { name });
    return say.do === 'decline' ? t('today.declined') : t('today.putOff', { name, day: times.day(say.until) });
  };
}

/** One person, one honest reason, and what can be said to it. */
export function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation();
  const times = useTimes();
  const wordsOf = useSaid();
  const article = useRef<HTMLElement>(null);
  const name = suggestion.contact.name ?? t('part.nameless');
  const said = (what: Say) => {
    if (what.do === 'accept') return article.current?.focus();
    focusBeside(article.current);
    announce(wordsOf(what, name), () => comeBack(suggestion.id));
  };
  const { say, send } = useSay(suggestion, said);
  return (
    <article
      ref={article}
      className={`${card['card']} ${classes['card']}`}
      aria-label={name}
      tabIndex={0}
      data-suggestion={suggestion.id}
    >
      <div className={classes['head']}>
        <Face id={suggestion.contact.id} name={suggestion.contact.name} />
        <div>
          <PageLink to="/people/$contact" params={{ contact: suggestion.contact.id }} className={classes['name'] ?? ''}>
            {name}
          </PageLink>
          <Text size="sm" c="dimmed">
            {suggestion.contact.headline}
          </Text>
        </div>
      </div>
      <Because suggestion={suggestion} />
      <div>
        <Text size="sm" c="dimmed">
          <LastTouch touches={suggestion.touches} />{' '}
          {suggestion.lastExchangeAt !== null &&
            t('contact.lastExchange', { day: times.day(suggestion.lastExchangeAt) })}
        </Text>
        {suggestion.writeBetween != null && (
          <Text size="sm" c="dimmed">
            {suggestion.writeBetween.text}
          </Text>
        )}
        <AllowanceLine allowance={suggestion.allowance} />
      </div>
      {send.isError && <Failure error={send.error} />}
      {suggestion.state === 'accepted' ? (
        <DidYouWrite suggestion={suggestion} name={name} busy={send.isPending} onSay={say} />
      ) : (
        <Choices suggestion={suggestion} name={name} busy={send.isPending} onSay={say} />
      )}
    </article>
  );
}
