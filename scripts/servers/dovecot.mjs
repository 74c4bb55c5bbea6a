import fs from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import { Failure } from '../parts/failure.mjs';
import { programOrPackage } from './apt.mjs';
import { freePort, onPath, run, startServer } from './processes.mjs';

/** Everybody gets in with this word, or with a token that this key signed (HS256): libs/adapters/egress/imap/testing knows both. */
const WORD = 'a-word-for-tests';
const TOKEN_KEY = 'a-key-for-tests';

const places = () => onPath('dovecot') ?? ['/usr/sbin/dovecot'].find((file) => fs.existsSync(file)) ?? null;

/** `dovecot`: the one that is there, else the distribution's; null where nobody is root, as whom alone it starts here. */
async function program(tell) {
  if (process.getuid?.() !== 0) return null;
  return places() ?? (await programOrPackage('dovecot', 'dovecot-imapd', tell)) ?? places();
}

/** Any user, each with an empty mailbox of their own, over TLS with a certificate of its own. */
async function start(executable, data) {
  const port = await freePort();
  fs.mkdirSync(path.join(data, 'mail'), { mode: 0o777 });
  fs.chmodSync(path.join(data, 'mail'), 0o777);
  fs.chmodSync(data, 0o755);
  const keys = path.join(data, 'keys', 'default', 'HS256');
  fs.mkdirSync(keys, { recursive: true });
  fs.writeFileSync(path.join(keys, 'default'), Buffer.from(TOKEN_KEY).toString('base64'));
  fs.writeFileSync(path.join(data, 'tokens.conf'), tokens(data));
  fs.writeFileSync(path.join(data, 'dovecot.conf'), settings(data, port));
  await makeCertificate(data);
  const pid = startServer(executable, ['-F', '-c', path.join(data, 'dovecot.conf')], data);
  return { pid, address: `127.0.0.1:${port}` };
}

async function makeCertificate(data) {
  const openssl = onPath('openssl');
  if (openssl === null) throw new Failure('it needs `openssl` for its certificate');
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  const files = ['-keyout', path.join(data, 'key.pem'), '-out', path.join(data, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', names];
  await run(openssl, ['req', ...kind, ...subject, ...files], { sentence: 'its certificate cannot be made' });
}

const tokens = (data) => `introspection_mode = local
local_validation_key_dict = fs:posix:prefix=${data}/keys/
username_attribute = sub
`;

const settings = (data, port) => `protocols = imap
base_dir = ${data}/run
log_path = ${data}/server.log
listen = 127.0.0.1
ssl = required
ssl_cert = <${data}/cert.pem
ssl_key = <${data}/key.pem
auth_mechanisms = plain xoauth2 oauthbearer
auth_failure_delay = 0
# Specs try wrong passwords: nobody waits longer for it.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${data}/tokens.conf
}
passdb {
  driver = static
  mechanisms = plain login
  args = password=${WORD}
}
userdb {
  driver = static
  args = uid=dovecot gid=dovecot home=${data}/mail/%u allow_all_users=yes
}
first_valid_uid = 0
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = subscribe
  }
}
`;

/** Resolves once it greets; rejects with the reason it does not. */
function answers(address) {
  const [host, port] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host, port: Number(port), rejectUnauthorized: false });
    socket.setTimeout(5_000, () => socket.destroy(new Error('it does not greet')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it hangs up')));
    socket.once('data', (greeting) => {
      socket.destroy();
      if (greeting.toString().startsWith('* OK')) resolve();
      else reject(new Error('it greets with something else'));
    });
  });
}

/** `optional`: one specs can do without, a process of its own also where the others run in containers. */
export const dovecot = {
  ...{ name: 'dovecot', title: 'Dovecot', variable: 'KITH_DOVECOT' },
  ...{ optional: true, program, start, answers },
};
