import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { gatherChanges, readAgain } from './changes.js';
import { listen } from './event-line.js';
import { whileSeen } from './while-seen.js';

/** Keeps what the page shows up to date; false while the line to the server is lost. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const changes = gatherChanges(client);
    let lost = document.hidden;
    const onState = (now: boolean) => {
      if (now && lost) readAgain(client);
      lost = !now;
      setConnected(now);
    };
    const end = whileSeen(() => {
      const close = listen({ onChange: changes.add, onState });
      return () => {
        close();
        lost = true;
      };
    });
    return () => {
      end();
      changes.stop();
    };
  }, [client]);
  return connected;
}
