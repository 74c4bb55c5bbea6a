/** What a report says of one address; further fields as they are. */
interface Reported {
  to: string;
  action: string;
  status: string;
  more?: string[];
}

/** The part of a delivery report that is written for machines, as Postfix writes it. */
export function statusPart(...reported: Reported[]): string {
  const ofMessage = [
    'Reporting-MTA: dns; mx.example',
    'X-Postfix-Queue-ID: 4BX7',
    'Arrival-Date: Mon, 1 Jun 2026 09:00:00 +0000',
  ];
  const groups = reported.map(({ to, action, status, more = [] }) => [
    `Final-Recipient: rfc822; ${to}`,
    ...more,
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 No such',
    '    mailbox here',
  ]);
  return [ofMessage, ...groups].map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}

/** A whole report (RFC 6522): words for people, that part, and the message that it is about; two of these nobody may learn. */
export function deliveryReport(part: string, type = 'message/delivery-status'): { more: string[]; body: string } {
  const parts = [
    ['Content-Type: text/plain', 'SECRET: your message'],
    [`Content-Type: ${type}`, part],
    ['Content-Type: message/rfc822', 'Subject: SECRET SUBJECT\r\n\r\nSECRET TEXT'],
  ];
  const written = parts.map(([header, body]) => `--b\r\n${header ?? ''}\r\n\r\n${body ?? ''}\r\n`);
  const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"';
  return { more: ['MIME-Version: 1.0', report], body: `${written.join('')}--b--` };
}
