import { permissions } from './permissions.js';

/** Refuses to start when a handler has no permission, or a permission no handler: deny by default must not depend on memory. */
export function checkRoutes(routes: Iterable<string>): void {
  const served = new Set([...routes].filter((route) => !/^(HEAD|OPTIONS) /.test(route)));
  const undeclared = [...served].filter((route) => permissions[route] === undefined);
  const unserved = Object.keys(permissions).filter((route) => !served.has(route));
  if (undeclared.length > 0)
    throw new Error(`These routes have no line in the table of permissions: ${undeclared.join(', ')}`);
  if (unserved.length > 0)
    throw new Error(`These lines of the table of permissions have no route: ${unserved.join(', ')}`);
}
