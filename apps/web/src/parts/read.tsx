import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './failure.js';

/** What a query knows, as far as showing it needs. */
interface Reading<T> {
  data: T | undefined;
  isError: boolean;
  error: unknown;
  refetch: () => unknown;
}

interface ReadProps<T> {
  query: Reading<T>;
  /** stands there until the first answer */
  waiting: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows what was read; before that its outline, or why it cannot be read. What was read once stays through trouble. */
export function Read<T>({ query, waiting, children }: ReadProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  return query.isError ? <Failure error={query.error} again={() => void query.refetch()} /> : <>{waiting}</>;
}

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the next page of a list, while there is one. */
export function More({ query }: MoreProps) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {t('part.more')}
    </Button>
  );
}
