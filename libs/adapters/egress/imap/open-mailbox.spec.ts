import net, { type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { VirtualClock } from '#libs/platform/virtual-clock.js';
import { createEgress } from '../create-egress.js';

const START = Date.UTC(2026, 5, 1, 9);
let server: net.Server;
afterEach(() => {
  server.close();
});

test('mailboxes of one server are opened one after the other, a second apart', async () => {
  const clock = new VirtualClock(START);
  const opened: number[] = [];
  server = net.createServer((socket) => {
    opened.push(clock.now() - START);
    socket.on('error', () => undefined).destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const mail = { totalMs: 300_000, connectMs: 300_000 };
  const egress = createEgress({ clock, userAgent: 'Kith/test', allow: [place], mail });
  const opening = async (user: string) => {
    const login = { url: `imaps://${place}`, user, by: 'password', secret: 'word' } as const;
    await expect(egress.mailbox(login, async () => 1)).rejects.toMatchObject({ retriable: true });
  };
  const [first, second] = [opening('ada'), opening('bo')];
  await first;
  await clock.advance(START + 1000);
  await second;
  expect(opened).toEqual([0, 1000]);
});
