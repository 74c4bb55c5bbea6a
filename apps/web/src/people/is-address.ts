const shapes = [
  /^\S+@\S+\.\S+$/u, // an e-mail, a fediverse name
  /^[a-z][a-z0-9+.-]*:\S+$/iu, // https://…, github:…
  /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)$/u, // linkedin.com/in/…
  /^@[\w.-]+/u, // a handle
  /^\+?[\d\s()/.-]{6,}$/u, // a phone number
];

/** Whether a text is rather an address of somebody than their name. The server decides what it names. */
export function isAddress(text: string): boolean {
  const trimmed = text.trim();
  return shapes.some((shape) => shape.test(trimmed));
}
