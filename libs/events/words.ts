import { z } from 'zod';

/** The closed word lists of the glossary, as schemas. */
export const channel = z.enum([
  'email',
  'linkedin',
  'xing',
  'phone',
  'text',
  'public',
  'invitation',
  'in-person',
  'other',
]);
/** In which somebody is written to: what they may agree to, and take back. Everything else is public, or asks first. */
export const consentChannel = channel.exclude(['public', 'invitation', 'in-person']);
/** How a yes was given: a letter or message of theirs, a form they sent, by word of mouth. */
export const consentForm = z.enum(['in-writing', 'form', 'spoken']);
export const rhythm = z.enum(['quarterly', 'half-yearly', 'yearly', 'occasion-only']);
export const role = z.enum(['owner', 'admin', 'recruiter', 'viewer', 'privacy']);
export const wish = z.enum(['less-often', 'not-now', 'no']);
/** Why we hold what we hold about a person: our own relation, told by somebody, or sourced (Art. 14 GDPR). */
export const basis = z.enum(['own-relation', 'told', 'sourced']);
/** What a member who asks says the message is for. */
export const askedFor = z.enum(['opening', 'question', 'thanks', 'congratulation', 'invitation', 'news', 'other']);
export const declineReason = z.enum(['weak-reason', 'wrong-person', 'bad-time', 'not-mine']);
/** What a source noted about somebody; every kind is a possible occasion. */
export const activityKind = z.enum(['talk', 'release', 'post', 'event', 'met']);
/** Reasons to write. Class a: owed date-given met connected application-ended follow-up. b: new-job talk release post event. c: asked. d: tie. */
export const occasionKind = z.enum([
  'owed',
  'date-given',
  'met',
  'connected',
  'application-ended',
  'follow-up',
  'new-job',
  'talk',
  'release',
  'post',
  'event',
  'asked',
  'tie',
]);
/** Grounds of a suppression token: `wish` refuses everything; the others yield to the person's own sign. */
export const ground = z.enum(['wish', 'unnoticed', 'lapsed']);
/** Why a contact's data may only be kept, not used: the person said so (Art. 18 GDPR), or a platform says it deleted them. */
export const restriction = z.enum(['wish', 'platform']);
/** What a platform can say it dropped of somebody. */
export const droppable = z.enum(['name', 'headline', 'employer', 'location', 'identities', 'activities']);
/** Moments of a contact that come by themselves: a lapse is announced, they lapse, a platform's deletion is carried out, a notice is owed, it was never given. */
export const dueKind = z.enum(['announce', 'lapse', 'forgotten', 'notice', 'unnoticed']);
export const withdrawReason = z.enum([
  'objected',
  'restricted',
  'released',
  'held',
  'responded',
  'answered',
  'touched',
  'erased',
  'evidence-gone',
  'reverted',
  'member-gone',
  'wrote-nothing',
  'in-process',
  'unwelcome',
  'off-limits',
  'consent-withdrawn',
  'away',
  'bounced',
  'merged',
  'unmerged',
]);
/** Standings of people who may be written to at all. */
export const standing = z.enum(['close', 'normal', 'cold', 'dormant']);
/** Why nobody of an employer is to be written to: they are a client or a partner of ours, we agreed not to, they are ourselves, or something else. */
export const offLimits = z.enum(['client', 'partner', 'agreement', 'own-house', 'other']);
export const releaseReason = z.enum(['person', 'first-look', 'silence']);
/** Why a member lets somebody go: that they are silent is for the clock to say. */
export const memberReleaseReason = releaseReason.exclude(['silence']);
/** Why somebody stands for letting go: attempts in vain, a long time without a sign, or no way that reaches them. */
export const letGoWhy = z.enum(['unanswered', 'no-sign', 'unreachable']);
/** What a member says of somebody who does: they stay, not yet, or (taking either back) as before. */
export const reviewDecision = z.enum(['keep', 'later', 'open']);
/** Why nothing is taken from a source: a member paused it; its address is gone for good; it no longer lets us in; what it says is no feed or API any more. */
export const sourcePauseReason = z.enum(['member', 'gone', 'refused', 'not-understood']);
export const sourceRemoveReason = z.enum(['member', 'erased']);
/** Why another system is told nothing more: a member wants it so, it said that it is gone (410), or nothing reached it for days. */
export const webhookStopReason = z.enum(['member', 'gone', 'failing']);
/** How an application ended that did not end in a job: the company said no, the person did, or nobody says. */
export const applicationEnd = z.enum(['rejected', 'withdrawn', 'other']);
/**
 * A sign that we are not welcome somewhere: they ended a connection, blocked us, left the network, or asked a platform
 * not to be sent e-mail.
 */
export const unwelcomeSign = z.enum(['unfollowed', 'blocked', 'gone', 'no-email']);
export const network = z.enum(['linkedin', 'xing', 'github', 'mastodon', 'bluesky']);
/** The languages that Kith speaks. */
export const language = z.enum(['en', 'de']);
/** How a member hears of their morning. */
export const digestChannel = z.enum(['none', 'email', 'chat']);
/** Chats whose incoming webhooks Kith knows. */
export const chatKind = z.enum(['slack', 'teams', 'mattermost']);
/** Why a digest goes out: the morning, or the event that asked for it. */
export const digestTrigger = z.string().regex(/^(morning|asked\/\d{1,15})$/);

/** What has become of an offer. */
export type SuggestionState =
  | 'open'
  | 'accepted'
  | 'written'
  | 'presumed'
  | 'not-written'
  | 'declined'
  | 'snoozed'
  | 'expired'
  | 'handed-over'
  | 'withdrawn';

/** ms since 1970, UTC */
export const time = z.int();
export const id = z.string().min(1).max(80);
export const seq = z.int().positive();
/** An event that a ledger no longer holds since it was restored to an earlier day. */
export const lostEvent = z.strictObject({ epoch: z.int().positive(), seq });
/** A message of one of us, by its event. */
export const ownMessage = z.strictObject({ member: id, seq });
/** A calendar day in somebody's zone. */
export const day = z.iso.date();

export const name = z.strictObject({
  given: z.string().max(200),
  family: z.string().max(200),
  full: z.string().min(1).max(400),
});
/** An identity as events hold it: normal form and its hash under the pool's pepper. */
export const identity = z.strictObject({ scheme: z.string(), value: z.string(), hash: z.string() });
/** One rule's judgement; `until` (ms) is when it would first pass, null if only a change of facts helps. */
export const verdict = z.strictObject({
  rule: z.string(),
  ok: z.boolean(),
  because: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  until: time.nullable(),
});

/** What a merge chooses between, field by field; `employer` goes with the position, `zone` with the country. */
export const mergedField = z.enum(['name', 'headline', 'employer', 'location', 'zone', 'language', 'owner']);
/** Whose value a merged contact shows: that of the contact that stays, or of the one that goes. */
export const mergedFrom = z.enum(['into', 'from']);

/** Provenance: the half that names nobody … */
export const provenanceFacts = {
  /** `linkedin-csv`, `page`, `api`, or a source's kind */
  source: z.string(),
  import: id.nullable(),
  basis,
  observedAt: time,
  /** the contact into whom the subject had been merged when it was said: it stays the subject's own, also after an unmerge */
  into: id.optional(),
};
/** … and the half that may. */
export const provenancePersonal = { sourceId: z.string().nullable(), payloadHash: z.string().nullable() };

export type LostEvent = z.output<typeof lostEvent>;
export type OwnMessage = z.output<typeof ownMessage>;
export type Channel = z.output<typeof channel>;
export type ConsentChannel = z.output<typeof consentChannel>;
export type Network = z.output<typeof network>;
export type Rhythm = z.output<typeof rhythm>;
export type Role = z.output<typeof role>;
export type Wish = z.output<typeof wish>;
export type Basis = z.output<typeof basis>;
export type AskedFor = z.output<typeof askedFor>;
export type ActivityKind = z.output<typeof activityKind>;
export type OccasionKind = z.output<typeof occasionKind>;
export type SourcePauseReason = z.output<typeof sourcePauseReason>;
export type SourceRemoveReason = z.output<typeof sourceRemoveReason>;
export type WebhookStopReason = z.output<typeof webhookStopReason>;
export type OffLimits = z.output<typeof offLimits>;
export type UnwelcomeSign = z.output<typeof unwelcomeSign>;
export type DigestChannel = z.output<typeof digestChannel>;
export type ChatKind = z.output<typeof chatKind>;
export type MergedField = z.output<typeof mergedField>;
export type MergedFrom = z.output<typeof mergedFrom>;
export type Ground = z.output<typeof ground>;
export type Restriction = z.output<typeof restriction>;
export type Droppable = z.output<typeof droppable>;
export type DueKind = z.output<typeof dueKind>;
export type Verdict = z.output<typeof verdict>;
export type Name = z.output<typeof name>;
export type HashedIdentity = z.output<typeof identity>;
export type WithdrawReason = z.output<typeof withdrawReason>;
