import type { Page } from './page.js';

/** The headings of the sidebar, in their order: those of the site, and below them those of the reference. */
const sections = ['Start', 'Guides', 'Reference', 'Explanation', 'Versions'];

/** An entry as Starlight reads it. */
export type SidebarEntry = { readonly slug: string; readonly label?: string } | SidebarGroup;

interface SidebarGroup {
  readonly label: string;
  readonly items: SidebarEntry[];
  readonly collapsed?: boolean;
}

/** The sidebar of all pages, each where it says it stands; pages of a heading keep their order. */
export function sidebarOf(pages: readonly Page[]): SidebarEntry[] {
  const top: SidebarGroup[] = sections.map((label) => ({ label, items: [] }));
  for (const { route, label, under } of pages) {
    if (under) groupOf(top, under).items.push({ slug: route, ...(label ? { label } : {}) });
  }
  return top.filter(({ items }) => items.length > 0);
}

function groupOf(groups: SidebarEntry[], [label, ...rest]: readonly string[], depth = 0): SidebarGroup {
  const found = groups.find((entry): entry is SidebarGroup => 'items' in entry && entry.label === label);
  if (!found && depth === 0) throw new Error(`The sidebar has no heading "${label}".`);
  const group = found ?? { label, items: [], collapsed: true };
  if (!found) groups.push(group);
  return rest.length === 0 ? group : groupOf(group.items, rest, depth + 1);
}
