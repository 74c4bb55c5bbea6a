import { describe } from '@jest/globals';
import { busContract } from '#libs/testing/contracts/bus.contract.js';
import { openClusterSubject } from '#libs/testing/contracts/cluster-subject.js';
import { readerContract } from '#libs/testing/contracts/reader.contract.js';
import type { OpenSubject } from '#libs/testing/contracts/subject.js';
import { kafkaAlone } from './testing/kafka-part.js';

const open: OpenSubject = (collections) => openClusterSubject(collections, [kafkaAlone()]);

describe('the Bus on Kafka', () => busContract(open));
describe('a reader of the Bus on Kafka', () => readerContract(open));
