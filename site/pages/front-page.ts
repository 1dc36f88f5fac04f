import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListItem } from 'mdast';
import { openingOf } from './markdown/opening.js';
import { type Edit, edited, nodes, parse, span } from './markdown/parse.js';
import type { Page } from './page.js';
import type { Places } from './places.js';
import { repository } from './repository.js';
import { onSite } from './written.js';

const source = 'site/front-page.md';

/** The first page: its sentence stands large, and its list of links is shown as cards. */
export function frontPage(places: Places): Page {
  const { title, description = '', body } = openingOf(readFileSync(join(repository, source), 'utf8'), source);
  const text = onSite(body.slice(body.indexOf('\n## ')), source, places);
  return {
    route: '',
    title,
    description,
    source,
    body: edited(text, cards(text)),
    contents: false,
    front: {
      tagline: description,
      actions: [
        { text: 'Start in five minutes', route: 'start' },
        { text: 'All pages', route: 'contents' },
      ],
    },
  };
}

/** Changes that make cards of lists in which every item begins with a link. */
function cards(text: string): Edit[] {
  return parse(text).children.flatMap((node) => {
    if (node.type !== 'list' || !node.children.every(beginsWithLink)) return [];
    const { start, end } = span(node);
    return [{ start, end, text: `<div class="cards">\n\n${text.slice(start, end)}\n\n</div>` }];
  });
}

function beginsWithLink(item: ListItem): boolean {
  const [, , first] = [...nodes(item)];
  return first?.type === 'link';
}
