/** What an item means can be said with a later run only: it waits for that, and is nothing that could not be read. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}
