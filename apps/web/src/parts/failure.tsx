import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './words.js';

/** Says what went wrong, in one sentence, and offers another try where that makes sense. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  return (
    <Alert color="red" variant="outline" title={t('part.failed')} role="alert">
      <Text size="sm">{textOf(error)}</Text>
      {again !== undefined && (
        <Button mt="sm" size="xs" variant="default" onClick={again}>
          {t('part.tryAgain')}
        </Button>
      )}
    </Alert>
  );
}
