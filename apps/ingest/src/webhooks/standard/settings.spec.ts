import { expect, it } from '@jest/globals';
import { problemOfIssues } from '#libs/http/parse.js';
import { standardWebhooks } from './standard.js';

it('A secret of another form is refused with what it must be, in both languages', () => {
  const read = standardWebhooks.settings.safeParse({ secret: 'hush' });
  const problem = problemOfIssues(read.error?.issues ?? []);
  expect(problem.in('en').message).toContain('"secret" must be "whsec_" and then 24 to 64 bytes in base64');
  expect(problem.in('de').message).toContain('„secret“ muss „whsec_“ und dann 24 bis 64 Bytes in Base64 sein');
});
