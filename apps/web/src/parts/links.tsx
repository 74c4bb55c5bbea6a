import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

type AnchorRef = { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

/** A link to another page of Kith, as text. */
export const PageLink = createLink(function PageLink(props: AnchorProps & AnchorRef) {
  return <Anchor {...props} />;
});

/** A link to another page of Kith, as a button. */
export const PageButton = createLink(function PageButton(props: ButtonProps & AnchorRef) {
  return <Button component="a" {...props} />;
});

/** Only addresses a browser may safely open; anything else a source said stays text. */
const openable = /^(https?:|mailto:|tel:)/iu;

/** A link out into the world, in a tab of its own. */
export function OutLink({ href, children }: { href: string; children: string }) {
  const { t } = useTranslation();
  if (!openable.test(href)) return <>{children}</>;
  return (
    <Anchor
      href={href}
      target="_blank"
      underline="always"
      rel="noopener noreferrer"
      aria-label={t('part.opensOutside', { label: children })}
    >
      {children}
    </Anchor>
  );
}
