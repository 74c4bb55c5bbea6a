import { describe } from '@jest/globals';
import { bullmqPart } from './testing/bullmq-part.js';
import { openClusterSubject } from '#libs/testing/contracts/cluster-subject.js';
import { queueContract } from '#libs/testing/contracts/queue.contract.js';

describe('the BullMQ Queue', () => queueContract((collections) => openClusterSubject(collections, [bullmqPart])));
