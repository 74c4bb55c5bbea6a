import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

export const HEALTH = Symbol('health');

/** One sentence per thing that keeps this process from serving, by name; empty when all is well. */
export type Health = () => Promise<Record<string, string>>;

interface StatusReply {
  status: (code: number) => unknown;
}

const registry = new Registry();
collectDefaultMetrics({ register: registry });

/** For whoever runs Kith: alive, ready with the reason if not, and numbers. */
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  /** The process answers. */
  @Get('healthz')
  @HttpCode(200)
  alive(): object {
    return { status: 'ok' };
  }

  /** 200 when inputs are decided and reminders run, else 503 with a sentence for each part that does not. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: StatusReply): Promise<object> {
    const reasons = await this.health();
    const ready = Object.keys(reasons).length === 0;
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', reasons };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return registry.metrics();
  }
}
