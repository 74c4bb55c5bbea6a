import { OWNER } from './cast.js';
import { byOwner, type Make, type Scene } from './wish.js';

const types = ['contact.added', 'interaction.touched', 'privacy.erased'];

/** An administrator has other systems told, now and then of nothing any more. */
export const webhookWishes: Record<string, Make> = {
  'webhook.add': byOwner((scene) => ({ ...hookData(scene, `w_${scene.random.between(1, 4)}`), member: OWNER })),
  'webhook.change': aboutHook((webhook, scene) => hookData(scene, webhook)),
  'webhook.stop': (scene) => {
    const reason = scene.random.one(['member', 'gone', 'failing'] as const);
    const data = { webhook: scene.random.pick([...scene.told.hooks]) ?? 'w_none', reason };
    return { data, actor: reason === 'member' ? `member:${OWNER}` : 'clock' };
  },
  'webhook.resume': aboutHook((webhook) => ({ webhook })),
  'webhook.remove': aboutHook((webhook) => ({ webhook })),
  'webhook.ask': aboutHook((webhook, { random, told }) => ({
    webhook,
    of: random.chance(0.5) ? null : { epoch: 1, seq: random.between(1, Math.max(1, told.seq)) },
  })),
};

function aboutHook(make: (webhook: string, scene: Scene) => object): Make {
  return byOwner((scene) => make(scene.random.pick([...scene.told.hooks]) ?? 'w_none', scene));
}

function hookData({ random }: Scene, webhook: string): object {
  const told = types.filter(() => random.chance(0.7));
  const address = `https://${webhook.replace('_', '-')}.example/kith`;
  return { webhook, name: `System ${webhook}`, address, types: told.length === 0 ? ['contact.added'] : told };
}
