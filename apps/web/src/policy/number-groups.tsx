import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../api/policy.js';
import type { Fault } from '../api/problem.js';
import card from '../parts/card.module.css';
import { groupsOf, numberAt } from './draft.js';
import type { Draft } from './draft.js';
import { NumberField } from './number-field.js';
import classes from './policy.module.css';
import { useSentences } from './use-sentences.js';

interface EditProps {
  draft: Draft;
  faults: Fault[];
  onChange: (path: string, value: number | string) => void;
}

interface GroupProps {
  view: PolicyView;
  name: string;
  paths: string[];
  edit: EditProps | undefined;
}

function Group({ view: { policy, bounds }, name, paths, edit }: GroupProps) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const { title, source } = sentences.group(name);
  return (
    <Stack component="section" className={card['card']} gap="sm">
      <Title order={2}>{title}</Title>
      <ul className={classes['numbers']}>
        {paths.map((path) => {
          const bound = bounds[path];
          if (bound === undefined) return null;
          const value = edit?.draft[path] ?? numberAt(policy, path) ?? '';
          return (
            <li key={path}>
              <NumberField
                {...{ path, bound, value }}
                fault={edit?.faults.find(({ field }) => field === path)}
                onChange={edit && ((next) => edit.onChange(path, next))}
              />
            </li>
          );
        })}
      </ul>
      {source !== null && (
        <details>
          <summary>{t('policy.whence')}</summary>
          <Text size="sm" mt={4}>
            {source}
          </Text>
        </details>
      )}
    </Stack>
  );
}

/** Every number of the policy in its group; to be changed where `edit` says how. */
export function NumberGroups({ view, edit }: { view: PolicyView; edit?: EditProps }) {
  return (
    <>
      {groupsOf(view.bounds).map(([name, paths]) => (
        <Group key={name} {...{ view, name, paths }} edit={edit} />
      ))}
    </>
  );
}
