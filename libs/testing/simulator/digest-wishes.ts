import type { Random } from '../random.js';
import type { PoolTold } from './told.js';

interface Speaking {
  random: Random;
  told: PoolTold;
  now: number;
}

type Said = { data: object; actor: string } | null;

const hook = 'https://chat.example/hooks/abcdefgh';
const channels = ['none', 'email', 'chat', 'chat'] as const;

/** Members choose how they hear of their morning, ask for it at once, and are told. */
export const digestWishes: Record<string, (scene: Speaking) => Said> = {
  'digest.choose': (scene) => {
    const channel = scene.random.one(channels);
    const chat = channel === 'chat' ? { kind: 'mattermost', webhook: scene.random.chance(0.8) ? hook : null } : null;
    return byMember(scene, (member) => ({ member, channel, language: scene.random.one(['en', 'de'] as const), chat }));
  },
  'digest.ask': (scene) => byMember(scene, (member) => ({ member })),
  'digest.note': (scene) => {
    const { random, now, told } = scene;
    const asked = random.chance(0.5) ? random.pick(told.digests) : undefined;
    const member = asked?.member ?? random.pick([...told.members.keys()]);
    if (member === undefined) return null;
    const trigger = asked === undefined ? 'morning' : `asked/${String(asked.seq)}`;
    const day = new Date(now).toISOString().slice(0, 10);
    const data = { member, day, trigger, channel: 'chat', offers: random.below(3), questions: 1 };
    return { data, actor: 'clock' };
  },
};

function byMember({ random, told }: Speaking, make: (member: string) => object): Said {
  const member = random.pick([...told.members.keys()]);
  return member === undefined ? null : { data: make(member), actor: `member:${member}` };
}
