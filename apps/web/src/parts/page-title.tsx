import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface PageTitleProps {
  title: string;
  /** one quiet line below */
  under?: ReactNode;
}

/** The heading of a page: names the tab too, and takes the focus, so that readers hear where they are. */
export function PageTitle({ title, under }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Kith`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <header>
      <Title order={1} ref={heading} tabIndex={-1}>
        {title}
      </Title>
      {under !== undefined && (
        <Text c="dimmed" mt={4}>
          {under}
        </Text>
      )}
    </header>
  );
}
