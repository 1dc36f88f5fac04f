/** The order of the pages that people write, by their routes. A page that is not named comes after those that are, by its title. */
const order = [
  'start',
  'start/typescript',
  'start/go',
  'start/python',
  'start/java',
  'guides/models-first',
  'guides/single-table',
  'guides/indexes-and-rollouts',
  'guides/tenants',
  'guides/keys-and-accounts',
  'guides/adopt-existing-tables',
  'guides/command-line-in-ci',
  'guides/models-from-source',
  'guides/what-breaks-stored-items',
  'guides/prove-isolation',
  'guides/coming-from',
  'reference',
  'explanation/architecture',
  'explanation/why-isolation-holds',
  'explanation/what-was-proved',
  'explanation/performance',
  'explanation/cost',
  'explanation/comparison',
  'versions',
  'versions/stability',
  'versions/troubleshooting',
  'versions/questions',
];

/** The first page of a section, as the sidebar calls it. */
const overview = ['start', 'guides', 'reference', 'explanation', 'versions'];

/** What the sidebar calls a page that is not called by its title. */
export function labelOf(route: string): string | undefined {
  return overview.includes(route) ? 'Overview' : undefined;
}

/** Compares pages by the order in which a reader meets them. */
export function inOrder(a: { route: string; title: string }, b: { route: string; title: string }): number {
  return place(a.route) - place(b.route) || a.title.localeCompare(b.title, 'en');
}

function place(route: string): number {
  const at = order.indexOf(route);
  return at < 0 ? order.length : at;
}
