import type { AnyDecider } from '#libs/kernel/decider.js';
import type { AnyProjection } from '#libs/kernel/projection.js';
import { addWebhook, askWebhook, changeWebhook, removeWebhook, resumeWebhook, stopWebhook } from './webhook.decider.js';
import { webhookProjection } from './webhook.projection.js';

export const webhookDeciders: readonly AnyDecider[] = [
  addWebhook,
  changeWebhook,
  stopWebhook,
  resumeWebhook,
  removeWebhook,
  askWebhook,
];

export const webhookProjections: readonly AnyProjection[] = [webhookProjection];
