import { describe } from '@jest/globals';
import { busContract, fullDiskContract } from '#libs/testing/contracts/bus.contract.js';
import { documentsContract } from '#libs/testing/contracts/documents.contract.js';
import { EmbeddedSubject } from '#libs/testing/contracts/embedded-subject.js';
import { keysContract } from '#libs/testing/contracts/keys.contract.js';
import { ledgerContract } from '#libs/testing/contracts/ledger.contract.js';
import { listContract } from '#libs/testing/contracts/list.contract.js';
import { queueContract } from '#libs/testing/contracts/queue.contract.js';
import { readerContract } from '#libs/testing/contracts/reader.contract.js';
import { searchContract } from '#libs/testing/contracts/search.contract.js';
import type { OpenSubject } from '#libs/testing/contracts/subject.js';

const open: OpenSubject = async (collections) => new EmbeddedSubject(collections);

describe('the embedded Bus', () => busContract(open));
describe('the embedded Bus on a full disk', () => fullDiskContract(open));
describe('a reader of the embedded Bus', () => readerContract(open));
describe('the embedded Ledger', () => ledgerContract(open));
describe('the embedded Documents', () => documentsContract(open));
describe('the named queries of the embedded Documents', () => listContract(open));
describe('the search of the embedded Documents', () => searchContract(open));
describe('the embedded Queue', () => queueContract(open));
describe('the embedded Keys', () => keysContract(open));
