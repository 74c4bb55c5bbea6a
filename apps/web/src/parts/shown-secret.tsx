import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './shown-secret.module.css';

/** Something to paste elsewhere. */
export function Copied({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm">{label}</Text>
      <Group gap="xs" wrap="nowrap">
        <code className={classes['value']}>{value}</code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              className={classes['fixed'] ?? ''}
              size="compact-sm"
              variant="default"
              onClick={copy}
              aria-label={`${t('part.copy')}: ${label}`}
            >
              {copied ? t('part.copied') : t('part.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}

/** A secret, this once: afterwards nobody can read it any more. `of`: whose it is, where it does not stand on their card. */
export function ShownSecret({ secret, of: name }: { secret: string | null; of?: string | null | undefined }) {
  const { t } = useTranslation();
  if (secret === null) return null;
  return (
    <Alert
      color="var(--kith-care)"
      variant="outline"
      title={typeof name === 'string' ? t('part.secretOnceOf', { name }) : t('part.secretOnce')}
    >
      <Copied label={t('part.secret')} value={secret} />
    </Alert>
  );
}
