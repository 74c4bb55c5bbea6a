import { permissions } from './permissions.js';

export type ServiceName = 'contacts' | 'ingest' | 'reminders';

/**
 * Refuses to start when a handler has no permission, or a permission of these services no handler: deny by default must
 * not depend on memory.
 */
export function checkRoutes(routes: Iterable<string>, services: readonly ServiceName[]): void {
  const served = new Set([...routes].filter((route) => !/^(HEAD|OPTIONS) /.test(route)));
  const undeclared = [...served].filter((route) => permissions[route] === undefined);
  const unserved = Object.keys(permissions).filter((route) => isOf(route, services) && !served.has(route));
  if (undeclared.length > 0)
    throw new Error(`These routes have no line in the table of permissions: ${undeclared.join(', ')}`);
  if (unserved.length > 0)
    throw new Error(`These lines of the table of permissions have no route: ${unserved.join(', ')}`);
}

/** Health is everybody's; for the rest the proxy before several services sends requests the same way. */
function isOf(route: string, services: readonly ServiceName[]): boolean {
  const [, path = ''] = route.split(' ');
  if (/^\/(healthz|readyz|metrics)$/.test(path)) return true;
  return services.includes(/^\/(hooks|v1\/(imports|sources))(\/|$)/.test(path) ? 'ingest' : 'contacts');
}
