import { describe } from '@jest/globals';
import { openClusterSubject } from '#libs/testing/contracts/cluster-subject.js';
import { documentsContract } from '#libs/testing/contracts/documents.contract.js';
import { keysContract } from '#libs/testing/contracts/keys.contract.js';
import { ledgerContract } from '#libs/testing/contracts/ledger.contract.js';
import { listContract } from '#libs/testing/contracts/list.contract.js';
import { mongoPart } from './testing/mongo-part.js';
import { partitionsPart } from './testing/partitions-part.js';
import { searchContract } from '#libs/testing/contracts/search.contract.js';
import type { OpenSubject } from '#libs/testing/contracts/subject.js';

const open: OpenSubject = (collections) => openClusterSubject(collections, [partitionsPart, mongoPart]);

describe('the Ledger in MongoDB', () => ledgerContract(open));
describe('the Documents in MongoDB', () => documentsContract(open));
describe('the named queries of the Documents in MongoDB', () => listContract(open));
describe('the search of the Documents in MongoDB', () => searchContract(open));
describe('the Keys in MongoDB', () => keysContract(open));
