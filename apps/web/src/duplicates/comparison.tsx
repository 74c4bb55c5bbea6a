import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact } from '../api/contacts.js';
import type { MergedFrom } from '../api/duplicates.js';
import type { Answer } from '../api/http.js';
import { keys } from '../api/keys.js';
import type { ContactCard } from '../api/types.js';
import { Failure } from '../parts/failure.js';
import { IdentityLinks } from '../parts/identity-links.js';
import { PageLink } from '../parts/links.js';
import { Loading } from '../parts/loading.js';
import { Read } from '../parts/read.js';
import classes from './duplicates.module.css';
import { FieldChoice } from './field-choice.js';
import { asked, mergedFields, proposed } from './merged-fields.js';
import type { Chosen } from './merged-fields.js';
import { useMerging } from './use-duplicate-deeds.js';

const useContact = (id: string) => useQuery({ queryKey: keys.contact(id), queryFn: () => readContact(id) });

function Heads({ sides }: { sides: Record<MergedFrom, ContactCard> }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes['row']}>
        <span className={classes['label']} />
        {[sides.into, sides.from].map(({ id, name }) => (
          <PageLink key={id} to="/people/$contact" params={{ contact: id }} size="sm">
            {t('duplicates.open', { name: name ?? t('part.nameless') })}
          </PageLink>
        ))}
      </div>
      <div className={classes['row']}>
        <span className={classes['label']}>{t('duplicates.addresses')}</span>
        {[sides.into, sides.from].map(({ id, identities }) => (
          <IdentityLinks key={id} identities={identities} />
        ))}
      </div>
    </>
  );
}

interface SidesProps {
  into: Answer<ContactCard>;
  from: Answer<ContactCard>;
  onSaid: () => void;
}

function Sides({ into: { data: into, etag }, from: { data: from }, onSaid }: SidesProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>({});
  const merging = useMerging(onSaid);
  const sides = { into, from };
  const merge = { into: into.id, from: from.id, fields: asked(into, from, chosen) };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('duplicates.choose')}</Text>
      <Heads sides={sides} />
      {mergedFields.map((field) => (
        <FieldChoice
          key={field}
          field={field}
          sides={sides}
          value={chosen[field] ?? proposed(into, from, field)}
          onChoose={(side) => setChosen((others) => ({ ...others, [field]: side }))}
        />
      ))}
      <Text size="sm" c="dimmed">
        {t('duplicates.careful')}
      </Text>
      {merging.isError && <Failure error={merging.error} />}
      <div>
        <Button loading={merging.isPending} onClick={() => merging.mutate({ merge, etag })}>
          {t('duplicates.merge')}
        </Button>
      </div>
    </Stack>
  );
}

/**
 * Two contacts side by side, a choice for every field in which they differ, and "they are one". While two were one the
 * id of either named the whole: such an answer is waited out.
 */
export function Comparison({ into, from, onSaid }: { into: string; from: string; onSaid: () => void }) {
  const [left, right] = [useContact(into), useContact(from)];
  const waiting = <Loading lines={1} height={160} />;
  return (
    <Read query={left} waiting={waiting}>
      {(stays) => (
        <Read query={right} waiting={waiting}>
          {(goes) =>
            stays.data.id === into && goes.data.id === from ? (
              <Sides into={stays} from={goes} onSaid={onSaid} />
            ) : (
              waiting
            )
          }
        </Read>
      )}
    </Read>
  );
}
