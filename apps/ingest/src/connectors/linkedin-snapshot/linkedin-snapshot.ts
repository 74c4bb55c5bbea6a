import { z } from 'zod';
import { settingHelp } from '../../sources/setting-help.js';
import { PullFailed } from '../pull-failed.js';
import { definePulledKind, type PullWorld } from '../pulled-kind.js';
import { secretSetting } from '../settings.js';
import { settingTexts, texts } from './linkedin-snapshot.texts.js';
import { pullSnapshot, type SnapshotCursor } from './pull-snapshot.js';
import { translateConnection } from './translate-connection.js';

const DAY = 86_400_000;

/** The connections of a member's own LinkedIn account, by the EU's right to take one's data along. */
export const linkedInSnapshot = definePulledKind({
  kind: 'linkedin-snapshot',
  group: 'networks',
  ...texts,
  basis: 'own-relation',
  needs: 'import',
  settings: z.strictObject({
    token: secretSetting(settingTexts.token),
    agreed: z
      .boolean()
      .optional()
      .register(settingHelp, { input: 'flag', ...settingTexts.agreed }),
  }),
  address: () => null,
  every: DAY,
  pull: ({ agreed = false }, cursor: SnapshotCursor | null, world: PullWorld) => {
    if (!agreed) return Promise.reject(new PullFailed('snapshot-off', { stops: 'refused' }));
    return pullSnapshot(cursor, world);
  },
  translate: translateConnection,
});
