import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordResponse, retractInteraction } from '../api/contacts.js';
import { keys } from '../api/keys.js';
import type { Channel, ContactCard } from '../api/types.js';
import { announce } from '../parts/announce.js';
import { useTakingBack } from '../parts/use-taking-back.js';
import { momentOf } from './record-form.js';
import { useContactChange } from './use-contact-change.js';

/** What they said of when they want to hear, as the form's fields hold it. */
export interface SaidWhen {
  wish: 'less-often' | 'not-now';
  /** local day, empty: a year */
  until: string;
  channel: Channel;
  /** local date and time, empty: now */
  at: string;
}

function responseOf({ wish, until, channel, at }: SaidWhen) {
  const closes = wish === 'not-now' && until !== '';
  return {
    channel,
    wish,
    ...(at === '' ? {} : { at: momentOf(at) }),
    ...(closes ? { until: momentOf(until) } : {}),
  };
}

/**
 * The event of the wish, by which it is taken back: one after `version`, as the card was before. Another wish may count on
 * that they said later, or before that: it is none of what was said here.
 */
function seqOf({ wished }: ContactCard, { wish }: SaidWhen, version: number): number | null {
  const seq = (wish === 'not-now' ? wished?.notNow : wished?.lessOften)?.seq ?? null;
  return seq !== null && seq > version ? seq : null;
}

/** Records it, says so, and takes it back with one click, with everything it counted for. */
export function useSaidWhen({ id: contact, version }: Pick<ContactCard, 'id' | 'version'>, onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const takeBack = useTakingBack(
    (seq: number) => retractInteraction(contact, seq),
    () => t('contact.retracted'),
    () => client.invalidateQueries({ queryKey: keys.contact(contact) }),
  );
  return useContactChange(contact, async (said: SaidWhen) => {
    const seq = seqOf(await recordResponse(contact, responseOf(said)), said, version);
    announce(t('record.saved'), seq === null ? undefined : () => takeBack.mutate(seq));
    onDone();
  });
}
