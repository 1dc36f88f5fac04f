/** Tenant ids that are hard to keep apart. */
const PLAIN = ['acme', 'acme2', 'ac', 'ACME', 'globex'];

/** Every character that a tag may hold beside letters and digits could be taken for a separator. */
const WITH_TAG_CHARACTERS = [...'_.:/=+-@ '].map((char) => `acme${char}eu`);

const PATH_LIKE = ['acme/index/gsi-by-date', '/acme', 'acme:'];

/** What STS refuses in a tag value: no session can bear them, but they are asked all the same. */
const NO_TAG_VALUES = ['*', 'a*', '?cme', '${aws:username}', 'acme#eu'];

/** What the evaluators are asked for: `undefined` is a session without the tag. */
export const TENANTS: (string | undefined)[] = [undefined, '', ...PLAIN, ...WITH_TAG_CHARACTERS, ...PATH_LIKE, ...NO_TAG_VALUES];

/** Whose data a session is sent after (the empty id is that of nobody: rows without a tenant): its own, that of ids which begin, end or read like its own, and everybody's favourites. */
export function ownersFor(tenant: string | undefined): string[] {
  const own = tenant ?? '';
  const near = [`${own}2`, `${own}:eu`, `${own}#eu`, own.slice(0, -1), own.split(/[^A-Za-z0-9]/)[0], own.toUpperCase()];
  const owners = [own, ...near, 'acme', 'acme:eu'];
  return [...new Set(owners)];
}

/** What STS lets a tag value be; an empty one is let through too, which is why policies must refuse it. */
export function isTagValue(value: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value);
}
