import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './file-drop.module.css';

/** Which files can be read, and how one comes by them. */
export function Sources() {
  const { t } = useTranslation();
  return (
    <>
      <Text>{t('import.kinds')}</Text>
      <details className={classes['where']}>
        <summary>{t('import.stepsTitle')}</summary>
        <Text fw={500} mt="xs">
          {t('import.fromLinkedIn')}
        </Text>
        <ol className={classes['steps']}>
          <li>{t('import.step1')}</li>
          <li>{t('import.step2')}</li>
          <li>{t('import.step3')}</li>
        </ol>
        <Text fw={500} mt="xs">
          {t('import.fromElsewhere')}
        </Text>
        <ul className={classes['steps']}>
          <li>{t('import.elsewhere1')}</li>
          <li>{t('import.elsewhere2')}</li>
          <li>{t('import.elsewhere3')}</li>
        </ul>
      </details>
    </>
  );
}
