import {
  AclOperationTypes as Operation,
  AclPermissionTypes,
  AclResourceTypes as Resource,
  ResourcePatternTypes,
} from 'kafkajs';
import type { Admin } from 'kafkajs';
import { createClient } from '../client.js';
import type { KafkaBusOptions } from '../options.js';

const HOST = '*';
const PRINCIPAL = 'User:kith';

/** What docs/operations.md says that Kith's user needs, on topics and groups whose names begin with the namespace. */
const needed: [Resource, Operation[]][] = [
  [Resource.TOPIC, [Operation.CREATE, Operation.DESCRIBE, Operation.DESCRIBE_CONFIGS, Operation.READ, Operation.WRITE]],
  [Resource.GROUP, [Operation.READ]],
];

type Server = Pick<KafkaBusOptions, 'brokers' | 'sasl'>;

/** Lets the user `kith` do what Kith needs under a namespace. `server` knows an administrator's password. */
export function grantRights(server: Server, namespace: string): Promise<void> {
  const acl = needed.flatMap(([resourceType, operations]) =>
    operations.map((operation) => ({
      ...{ resourceType, resourceName: namespace, resourcePatternType: ResourcePatternTypes.PREFIXED },
      ...{ principal: PRINCIPAL, host: HOST, operation, permissionType: AclPermissionTypes.ALLOW },
    })),
  );
  return withAdmin(server, (admin) => admin.createAcls({ acl }));
}

/** Takes all of it back. */
export function revokeRights(server: Server, namespace: string): Promise<void> {
  const filters = needed.map(([resourceType]) => ({
    ...{ resourceType, resourceName: namespace, resourcePatternType: ResourcePatternTypes.PREFIXED },
    ...{ principal: PRINCIPAL, host: HOST, operation: Operation.ANY, permissionType: AclPermissionTypes.ANY },
  }));
  return withAdmin(server, (admin) => admin.deleteAcls({ filters }));
}

async function withAdmin(server: Server, work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = createClient(server as KafkaBusOptions, 'test').admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}
