import type { Mailbox, MailboxLogin, MailFolder, MailPlace } from '#libs/ports/mailbox.js';
import { PullFailed } from '../pull-failed.js';
import type { PulledPage, PullWorld } from '../pulled-kind.js';
import type { MailItem } from './mail-item.js';
import { mailProblem } from './mail-problem.js';
import { readMessage } from './read-message.js';
import { onlyOfKnown } from './only-of-known.js';
import { whatItIs } from './what-it-is.js';

const DAY = 86_400_000;
/** How far back a mailbox is read: what is older than the time after which silence means letting go tells nothing. */
const HISTORY_DAYS = 730;
/** How far back it is looked again for whoever became a contact later: as long as a message that nobody answered keeps the next one waiting. */
const BACK_DAYS = 90;
/** Messages of one page; each page is one opening of the mailbox. */
const MOST_MESSAGES = 500;

interface Settings {
  server: string;
  user: string;
  aliases?: string | undefined;
  sent?: string | undefined;
}

/** How far each folder was read, by its path. */
export type MailCursor = Record<string, MailPlace>;

type Page = PulledPage<MailCursor, MailItem>;

/** The address under which egress knows a mail server. */
export const mailAddress = ({ server }: Pick<Settings, 'server'>): string => `imaps://${server}`;

/**
 * Asks a mailbox for what is new in it. The sent messages come first, so that no word of theirs is ever known without the
 * answer it already has; what a folder holds is told once, by Message-ID, also when its numbers begin anew.
 */
export function pullMailbox(settings: Settings, cursor: MailCursor | null, world: PullWorld): Promise<Page> {
  return pulled(settings, cursor, world, HISTORY_DAYS);
}

/** What was written lately, of messages that were told or passed before. */
export function lookBackInMailbox(settings: Settings, cursor: MailCursor, world: PullWorld): Promise<Page> {
  return pulled(settings, cursor, world, BACK_DAYS);
}

async function pulled(settings: Settings, cursor: MailCursor | null, world: PullWorld, days: number): Promise<Page> {
  try {
    return await world.egress.mailbox(loginOf(settings, world.secrets), async (mailbox) => {
      const folders = foldersOf(await mailbox.folders(), settings);
      const page = await readFolders(mailbox, folders, {
        ...{ settings, cursor: cursor ?? {} },
        since: world.now - days * DAY,
      });
      return { ...page, items: await onlyOfKnown(page.items, world) };
    });
  } catch (error) {
    throw mailProblem(error);
  }
}

function loginOf(settings: Settings, { password, token }: PullWorld['secrets']): MailboxLogin {
  const { user } = settings;
  const url = mailAddress(settings);
  if (token !== undefined) return { url, user, by: 'token', secret: token };
  return { url, user, by: 'password', secret: password ?? '' };
}

/** A machine answers, or sends back, what was sent before: it is told behind that, whatever the clocks of the two say. */
const isSentBack = (item: MailItem): boolean => ['bounced', 'away'].includes(whatItIs(item));

type Chosen = { path: string; use: 'inbox' | 'sent' };

/**
 * The folder of sent messages, which comes first, is the one that the settings name, else the one that the server or its
 * name marks. Where that is the inbox it is read once, as such: there only the addresses tell who wrote.
 */
function foldersOf(folders: MailFolder[], { sent: named }: Settings): Chosen[] {
  const inbox = folders.find(({ use }) => use === 'inbox');
  const sent = folders.find(({ path, use }) => (named === undefined ? use === 'sent' : path === named));
  if (sent === undefined) throw new PullFailed(named === undefined ? 'mail-no-sent' : 'mail-folder-gone');
  if (sent.path === inbox?.path) return [{ path: inbox.path, use: 'inbox' }];
  const first: Chosen = { path: sent.path, use: 'sent' };
  return inbox === undefined ? [first] : [first, { path: inbox.path, use: 'inbox' }];
}

interface Reading {
  settings: Settings;
  cursor: MailCursor;
  /** ms; what is older is not read */
  since: number;
}

/** As many messages as one page takes, of one folder after the other; those of a page in the order of time, what came back last. */
async function readFolders(mailbox: Mailbox, folders: Chosen[], { settings, cursor, since }: Reading): Promise<Page> {
  const own = ownAddresses(settings);
  const page: Page = { items: [], cursor: {}, more: false, left: 0, notBefore: null, changed: null };
  let most = MOST_MESSAGES;
  for (const { path, use } of folders) {
    const after = cursor[path] ?? null;
    const read = await mailbox.read({ folder: path, after, since, most });
    const items = read.messages.flatMap((message) => readMessage(message, { folder: use, own }) ?? []);
    const known = items.filter(({ at }) => at >= since);
    page.items.push(...known);
    page.left += read.messages.length - known.length + read.missing;
    page.cursor[path] = read.place;
    page.more ||= read.more;
    most -= read.messages.length + read.missing;
  }
  page.items.sort((a, b) => Number(isSentBack(a)) - Number(isSentBack(b)) || a.at - b.at);
  return page;
}

/** By which the member is known as one of us: the login, where it is an address, and whatever else they write under. */
function ownAddresses({ user, aliases = '' }: Settings): ReadonlySet<string> {
  const given = [user, ...aliases.split(/[\s,;]+/)];
  return new Set(given.filter((one) => one.includes('@')).map((one) => one.toLowerCase()));
}
