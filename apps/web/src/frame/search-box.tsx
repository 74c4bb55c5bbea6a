import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

function Lens() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" strokeLinecap="round" />
    </svg>
  );
}

/** The text the address bar asks for, while the People page is open. */
function useAskedFor(): string {
  return useRouterState({
    select: ({ location }) => (location.pathname === '/people' ? (location.search.q ?? '') : ''),
  });
}

/** One box for a name or a pasted address; `/` leads here from anywhere. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useAskedFor();
  const [text, setText] = useState(asked);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(asked), [asked]);
  useHotkeys([['/', () => input.current?.focus()]]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = text.trim();
    void navigate({ to: '/people', search: q === '' ? {} : { q } });
  };
  const clear = () => {
    setText('');
    input.current?.focus();
  };
  return (
    <form role="search" onSubmit={submit}>
      <TextInput
        ref={input}
        type="search"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('frame.searchHint')}
        aria-label={t('frame.search')}
        leftSection={<Lens />}
        rightSection={
          text === '' ? (
            <Kbd aria-hidden>/</Kbd>
          ) : (
            <CloseButton size="sm" onClick={clear} aria-label={t('frame.clear')} />
          )
        }
      />
    </form>
  );
}
