import { z } from 'zod';
import type { CallingKind } from '../../webhooks/calling-kind.js';
import { settingHelp } from '../setting-help.js';

const both = (text: string) => ({ en: text, de: text });
const help = (input: 'address' | 'text' | 'contact' | 'secret') => ({ input, label: both('A field'), help: both('?') });

/** A platform that calls us. */
export const toyCaller: CallingKind = {
  kind: 'toy-caller',
  group: 'own',
  way: 'calling',
  title: both('Toy'),
  basis: 'own-relation',
  needs: 'admin',
  settings: z.strictObject({
    secret: z.string().min(8).optional().register(settingHelp, help('secret')),
    tenant: z.string().optional().register(settingHelp, help('text')),
  }),
  address: () => null,
  takes: both('Nothing'),
  often: both('Never'),
  never: both('Everything'),
  signature: {
    ...{ place: { in: 'header', name: 'x-toy' }, packed: null, separator: null, prefix: '', encoding: 'hex' },
    ...{ signed: [[{ part: 'raw' }]], key: 'text', timestamp: null, id: [] },
  },
  steps: [],
  read: () => ({ is: 'unknown', action: null, why: 'shape' }),
  samples: {},
  sign: () => ({}),
};
