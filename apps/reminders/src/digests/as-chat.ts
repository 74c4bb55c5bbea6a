import type { ChatKind } from '#libs/events/words.js';
import { asMattermost } from './as-mattermost.js';
import { asSlack } from './as-slack.js';
import { asTeams } from './as-teams.js';
import type { Written } from './written.js';

/** The body that an incoming webhook of this chat takes. What a notification of it shows names nobody, as a subject does. */
export function asChat(kind: ChatKind, digest: Written): object {
  switch (kind) {
    case 'slack':
      return asSlack(digest);
    case 'mattermost':
      return asMattermost(digest);
    case 'teams':
      return asTeams(digest);
  }
}
