import type { Release } from '../release';

/** A part of a tag between commas, with the modifiers that belong to it. */
export interface TagPart {
  readonly text: string;
  /** Where it begins in the tag's value. */
  readonly at: number;
}

/** Splits the value of a tag; `index:` and `lsi:` keep their modifiers. */
export function splitTag(tag: string, release: Release): TagPart[] {
  return release.impliedTimestamps ? split(tag) : splitBefore37(tag);
}

function split(tag: string): TagPart[] {
  const parts: { text: string; at: number }[] = [];
  let index: { text: string; at: number } | undefined;
  for (const { text, at } of trimmed(tag, ',')) {
    if (index !== undefined && (text === 'pk' || text === 'sk' || text === 'sparse')) {
      index.text += `,${text}`;
      continue;
    }
    const part = { text, at };
    parts.push(part);
    index = text.startsWith('index:') || text.startsWith('lsi:') ? part : undefined;
  }
  return parts;
}

/** The parts between separators that are not blank, without the blanks around them. */
function trimmed(text: string, separator: string): TagPart[] {
  let at = 0;
  return text.split(separator).flatMap((raw) => {
    const start = at + (raw.length - raw.trimStart().length);
    at += raw.length + separator.length;
    return raw.trim() === '' ? [] : [{ text: raw.trim(), at: start }];
  });
}

const standalone = ['pk', 'sk', 'version', 'ttl', 'created_at', 'updated_at', 'set', 'omitempty', 'binary', 'json', 'encrypted'];

/**
 * What releases before 1.0.37 did: an index keeps everything up to a comma before a word that they know, and that comma too,
 * so that `index:a,omitempty` gives no role; and `pk` after an index belongs to the table where a colon follows later.
 */
function splitBefore37(tag: string): TagPart[] {
  const parts: TagPart[] = [];
  let text = '';
  let start = 0;
  const end = (next: number): void => {
    if (text !== '') parts.push({ text: text.trim(), at: start + (text.length - text.trimStart().length) });
    text = '';
    start = next;
  };
  for (let at = 0; at < tag.length; at++) {
    const inIndex = text.startsWith('index:') || text.startsWith('lsi:');
    if (tag[at] === ',' && !inIndex) {
      end(at + 1);
      continue;
    }
    text += tag[at];
    if (tag[at] === ',' && at + 1 < tag.length && standsAlone(tag.slice(at + 1).trim())) end(at + 1);
  }
  end(tag.length);
  return parts.filter((part) => part.text !== '');
}

function standsAlone(rest: string): boolean {
  const word = standalone.find((one) => rest === one || rest.startsWith(`${one},`));
  if (word !== undefined) return !((word === 'pk' || word === 'sk') && !rest.includes(':'));
  return /^(attr|index|lsi|project):/.test(rest);
}
