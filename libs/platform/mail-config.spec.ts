import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.js';

const from = 'Kith <kith@example.org>';
const mail = (server: string, more: NodeJS.ProcessEnv = {}) =>
  readConfig({ KITH_SMTP: server, KITH_MAIL_FROM: from, ...more }).mail;

describe('the mail server', () => {
  test.each([
    ['smtps://mail.example.org', { host: 'mail.example.org', port: 465, secure: true, encrypted: true, login: null }],
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, secure: false, encrypted: true, login: null }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, encrypted: false, login: null }],
    ['smtp://[::1]:25/', { host: '::1', port: 25, secure: false, encrypted: false, login: null }],
    ['smtps://kith:p%40ss%3A%25@mail.example.org:2465', { port: 2465, login: { user: 'kith', password: 'p@ss:%' } }],
    ['smtps://kith:100%@mail.example.org', { login: { user: 'kith', password: '100%' } }],
  ])('%s', (server, expected) => {
    expect(mail(server)).toMatchObject({ from, ...expected });
  });

  test.each(['mail.example.org:587', 'http://mail.example.org', 'smtp:', 'smtp://host/box', 'smtp://host?tls=off'])(
    '%s is none, and a wrong one is not quoted',
    (server) => {
      expect(() => mail(server)).toThrow(/^KITH_SMTP must be an address such as/);
    },
  );

  test('comes with an address to send from, and on servers with that of the page', () => {
    expect(() => readConfig({ KITH_SMTP: 'smtps://a.example' })).toThrow(/belong together/);
    expect(() => readConfig({ KITH_MAIL_FROM: from })).toThrow(/belong together/);
    expect(() => mail('smtps://a.example', { KITH_MAIL_FROM: 'Kith' })).toThrow(/KITH_MAIL_FROM must be/);
    expect(() => mail('smtps://a.example', { KITH_MAIL_FROM: 'a@b.example\nBcc: c@d.example' })).toThrow(/must be/);
    const servers = {
      KITH_KAFKA: 'localhost:9092',
      KITH_MONGO: 'mongodb://localhost/kith',
      KITH_REDIS: 'redis://localhost',
    };
    expect(() => mail('smtps://a.example', servers)).toThrow(/KITH_PUBLIC_URL must be set/);
    expect(mail('smtps://a.example', { ...servers, KITH_PUBLIC_URL: 'https://kith.example.org' })).not.toBeNull();
    expect(readConfig({}).mail).toBeNull();
  });
});
