import net from 'node:net';

/** A way to a server on which answers can get lost: the server does what it is asked, and nobody hears of it. */
export class ForgetfulLink {
  /** How many more answers to `command` get lost. */
  losing = 0;
  /** The name of the command, as it stands on the wire. */
  command = 'commitTransaction';
  lost = 0;
  readonly #sockets = new Set<net.Socket>();
  readonly #server: net.Server;

  private constructor(private readonly target: { host: string; port: number }) {
    this.#server = net.createServer((client) => this.#join(client));
  }

  static async open(target: { host: string; port: number }): Promise<ForgetfulLink> {
    const link = new ForgetfulLink(target);
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve));
    return link;
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(client: net.Socket): void {
    const server = net.connect(this.target);
    let loses = false;
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (bytes) => {
      if (this.losing > 0 && bytes.includes(this.command)) {
        loses = true;
        this.losing--;
        this.lost++;
      }
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (loses) end();
      else client.write(bytes);
    });
  }
}
