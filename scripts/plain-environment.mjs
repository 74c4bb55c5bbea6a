import { TestEnvironment } from 'jest-environment-node';
import { constants, createContext } from 'node:vm';

/** Of these Jest gives every suite the one that Node's own code uses. */
const nodes = new Set(['Buffer', 'ArrayBuffer', 'Uint8Array']);

/**
 * Jest's environment for Node with plain globals. Jest's own stand behind a proxy that answers every look at `Math`,
 * `Date` or `Map`: a sixth of the time of a suite that only computes. For the suites that go through a thousand
 * histories; they name it in their first comment.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const plain = createContext(constants.DONT_CONTEXTIFY);
    const own = new Set(Reflect.ownKeys(plain));
    for (const name of /** @type {any[]} */ (Reflect.ownKeys(this.global))) {
      const isWanted = nodes.has(name) || !own.has(name);
      if (isWanted) Object.defineProperty(plain, name, Object.getOwnPropertyDescriptor(this.global, name));
    }
    plain.global = plain;
    this.context = plain;
    this.global = /** @type {any} */ (plain);
  }
}
