import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { gatherChanges } from './changes.js';
import { listen } from './event-line.js';

/** Keeps what the page shows up to date; false while the line to the server is lost. */
export function useLive(): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const changes = gatherChanges(client);
    let lost = false;
    const end = listen({
      onChange: changes.add,
      onState(now) {
        if (now && lost) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'first-look' });
        lost = !now;
        setConnected(now);
      },
    });
    return () => {
      end();
      changes.stop();
    };
  }, [client]);
  return connected;
}
