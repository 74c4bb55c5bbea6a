import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.js';
import { pauseSource, removeSource, resumeSource, runSource, tryOutSource } from '../api/sources.js';
import type { Source } from '../api/sources.js';
import { announce } from '../parts/announce.js';
import { Confirm } from '../parts/confirm.js';
import { Failure } from '../parts/failure.js';
import { useDeed } from '../parts/use-deed.js';
import { TriedOut } from './tried-out.js';

/** Does something with a source. */
const useSourceDeed = ({ id }: Source, deed: (id: string) => Promise<unknown>, done: () => void) =>
  useDeed(keys.sources, () => deed(id), done);

/** What one can do with a source: try it out, ask it now, pause it, remove it. */
export function SourceDeeds({ source, onGone }: { source: Source; onGone: () => void }) {
  const { t } = useTranslation();
  const { name, state, asked } = source;
  const resume = useSourceDeed(source, resumeSource, () => announce(t('sources.running', { name })));
  const pause = useSourceDeed(source, pauseSource, () =>
    announce(t('sources.paused', { name }), () => resume.mutate()),
  );
  const run = useSourceDeed(source, runSource, () => announce(t('sources.running', { name })));
  const remove = useSourceDeed(source, removeSource, () => {
    announce(t('sources.removed', { name }));
    onGone();
  });
  const tryOut = useMutation({ mutationFn: () => tryOutSource(source.id) });
  const failed = [resume, pause, run, remove, tryOut].find(({ isError }) => isError);
  if (state === 'removing') return null;
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {asked && (
          <Button variant="default" size="sm" loading={tryOut.isPending} onClick={() => tryOut.mutate()}>
            {t('sources.tryOut')}
          </Button>
        )}
        {asked && state === 'active' && (
          <Button variant="default" size="sm" loading={run.isPending} onClick={() => run.mutate()}>
            {t('sources.run')}
          </Button>
        )}
        {state === 'active' ? (
          <Button variant="default" size="sm" loading={pause.isPending} onClick={() => pause.mutate()}>
            {t('sources.pause')}
          </Button>
        ) : (
          <Button variant="default" size="sm" loading={resume.isPending} onClick={() => resume.mutate()}>
            {t('sources.resume')}
          </Button>
        )}
        <Confirm
          label={t('sources.remove')}
          question={t('sources.removeAsk', { name })}
          yes={t('sources.removeYes')}
          busy={remove.isPending}
          onYes={() => remove.mutate()}
        />
      </Group>
      {failed !== undefined && <Failure error={failed.error} />}
      {tryOut.data !== undefined && <TriedOut run={tryOut.data} close={() => tryOut.reset()} />}
    </Stack>
  );
}
