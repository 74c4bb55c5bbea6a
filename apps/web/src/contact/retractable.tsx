import { Button } from '@mantine/core';
import { retractInteraction } from '../api/contacts.js';
import { announce } from '../parts/announce.js';
import { Failure } from '../parts/failure.js';
import { useContactChange } from './use-contact-change.js';

export interface RetractableProps {
  contact: string;
  text: string;
  /** the event that said so; null: nobody said it, and there is nothing to take back */
  seq: number | null;
  /** what the way back is called, and what is said once it was gone */
  undo: string;
  undone: string;
}

/** One sentence of a list that somebody said of them, and the way back. */
export function Retractable({ contact, text, seq, undo, undone }: RetractableProps) {
  const retract = useContactChange(
    contact,
    (of: number) => retractInteraction(contact, of),
    () => announce(undone),
  );
  return (
    <li>
      {text}{' '}
      {seq !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={retract.isPending}
          onClick={() => retract.mutate(seq)}
          aria-label={`${undo}: ${text}`}
        >
          {undo}
        </Button>
      )}
      {retract.isError && <Failure error={retract.error} />}
    </li>
  );
}
