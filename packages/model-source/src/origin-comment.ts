import type { ExtractedModel, SourcePlace } from './extracted-model';

/**
 * What the comment above a model says, such as `care.go:33; TableTheory 3.0.6; keys 34 35; attributes 34 35 base.go:7`. Places in the
 * model's own file are lines alone. `ModelDocument` reads it.
 */
export function originComment({ model, place, places, release }: ExtractedModel, shown: (file: string) => string): string {
  const own = shown(place.file);
  const lists = [
    listOf('table', ['table']),
    listOf('keys', ['keys.partition', 'keys.sort'].slice(0, model.sortKey === undefined ? 1 : 2)),
    listOf(
      'attributes',
      model.attributes.map((_, at) => `attributes[${at}]`),
    ),
    listOf(
      'indexes',
      model.indexes.map((_, at) => `indexes[${at}]`),
    ),
  ];
  return [`${own}:${place.line}`, ...(release === undefined ? [] : [release]), ...lists.flat()].join('; ');

  /** The places of parts; none where one of them is not known, or has a name that a list cannot hold. */
  function listOf(what: string, parts: readonly string[]): string[] {
    const found = parts.map((part) => places.get(part));
    const texts = found.flatMap((one) => (one === undefined ? [] : [placeText(one)]));
    return texts.length === 0 || texts.length < parts.length || texts.some((text) => /[ ;]/.test(text))
      ? []
      : [`${what} ${texts.join(' ')}`];
  }

  function placeText({ file, line }: SourcePlace): string {
    return file === place.file ? String(line) : `${shown(file)}:${line}`;
  }
}

/** A document without what changes when lines move or commits are made: neither makes it stale. */
export function withoutOrigins(text: string): string {
  return text
    .replaceAll('\r', '')
    .replace(/^# Sources: .*$/gm, '# Sources')
    .replace(/^( {2}# [^\n]*?):\d+((?:; (?:DynamORM|TableTheory) [^;\n]*)?)(?:; (?:table|keys|attributes|indexes) [^\n]*)?$/gm, '$1$2');
}
