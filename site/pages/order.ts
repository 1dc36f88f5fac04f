/** The order of the pages in the sidebar, by their routes. A page that is not named comes after those that are, by its title. */
const order = ['start', 'start/typescript', 'start/python', 'start/go', 'start/java'];

const labels: Record<string, string> = {
  start: 'Overview',
  guides: 'Overview',
  explanation: 'Overview',
  versions: 'Overview',
};

/** Where the sidebar has a page. */
export function placeInSidebar(route: string): { order: number; label?: string } {
  const at = order.indexOf(route);
  const overview = labels[route];
  return { order: at < 0 ? (overview ? 0 : order.length + 1) : at, ...(overview ? { label: overview } : {}) };
}
