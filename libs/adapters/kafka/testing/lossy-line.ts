import { once } from 'node:events';
import net from 'node:net';
import type { Server, Socket } from 'node:net';

const PRODUCE = 0;

/** A line to a broker that can lose the answer to a write: the broker has written, and the client never hears of it. */
export class LossyLine {
  /** How many answers were lost. */
  lost = 0;
  /** Whether the next answer to a write gets lost. */
  loses: () => boolean = () => false;
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async listen(port: number, broker: number): Promise<LossyLine> {
    const server = net.createServer();
    const line = new LossyLine(server);
    server.on('connection', (client) => line.#connect(client, net.connect(broker, '127.0.0.1')));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #connect(client: Socket, broker: Socket): void {
    const writes = new Set<number>();
    const cut = (): void => {
      client.destroy();
      broker.destroy();
    };
    for (const socket of [client, broker]) {
      this.#sockets.add(socket);
      socket.on('error', cut).on('close', () => {
        this.#sockets.delete(socket);
        cut();
      });
    }
    // A request: its key, its version, its number. An answer: the number.
    frames(client, (frame) => {
      if (frame.readInt16BE(4) === PRODUCE) writes.add(frame.readInt32BE(8));
      broker.write(frame);
    });
    frames(broker, (frame) => {
      if (writes.delete(frame.readInt32BE(4)) && this.loses()) {
        this.lost++;
        cut();
      } else client.write(frame);
    });
  }
}

/** Cuts a stream into what Kafka sends: four bytes of length, and so many more. */
function frames(socket: Socket, take: (frame: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      take(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  });
}
