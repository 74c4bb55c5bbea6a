import { afterEach, beforeEach } from '@jest/globals';
import { contractCollections } from './subject.js';
import type { OpenSubject, Subject } from './subject.js';

/** A fresh subject for every test of the surrounding block. */
export function subjectFor(open: OpenSubject): () => Subject {
  let subject: Subject | null = null;
  beforeEach(async () => {
    subject = await open(contractCollections);
  });
  afterEach(async () => {
    await subject?.close();
    subject = null;
  });
  return () => {
    if (subject === null) throw new Error('no test is running');
    return subject;
  };
}
