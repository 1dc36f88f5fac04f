import { printable } from '@dynamorm-cdk/core/text';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text inside markup, HTML's and Graphviz' alike. Control characters have no form there. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character]);
}
