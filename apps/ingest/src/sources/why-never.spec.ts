import { expect, test } from '@jest/globals';
import { systemClock } from '#libs/adapters/clock/system-clock.js';
import { createEgress } from '#libs/adapters/egress/create-egress.js';
import { caldav, carddav } from '../connectors/dav/dav.js';
import { feed } from '../connectors/feed/feed.js';
import { ical } from '../connectors/ical/ical.js';
import { whyNever } from './why-never.js';

const egress = createEgress({ clock: systemClock, userAgent: 'Kith/test', allow: ['inside.example:80'] });
const refused = { code: 'scheme-refused', field: 'settings.address' };

test.each([
  [caldav, 'https://dav.team.example/', null],
  [caldav, 'http://dav.team.example/', refused],
  [carddav, 'http://dav.team.example/', refused],
  [caldav, 'http://inside.example/', null],
  [feed, 'http://blog.team.example/', null],
  [feed, 'http://10.0.0.1/', { code: 'address-refused', field: 'settings.address' }],
])('%#: what shows a password is connected with encryption or where an operator lets it be', (kind, address, why) => {
  expect(whyNever(kind, { address }, (request) => egress.whyNever(request))).toEqual(why);
});

test('an address that is a secret itself is looked at, too, where it is given', () => {
  const never = (settings: object) => whyNever(ical, { ...settings }, (request) => egress.whyNever(request));
  expect(never({ link: 'http://10.0.0.1/a.ics' })).toEqual({ code: 'scheme-refused', field: 'settings.link' });
  expect([never({ link: 'webcal://calendar.example/a.ics' }), never({})]).toEqual([null, null]);
});
