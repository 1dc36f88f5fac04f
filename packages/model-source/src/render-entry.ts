/** An entry of `models` in YAML, as `ModelDocument.toDms()` writes it: a part without a value is left out. */
export function renderEntry(entry: object): string {
  return listItem(entry, 1);
}

function listItem(value: object, level: number): string {
  const text = members(value, level + 1);
  return `${indent(level)}- ${text.slice(indent(level + 1).length)}`;
}

function members(value: object, level: number): string {
  return Object.entries(value)
    .filter(([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0))
    .map(([key, part]) => `${indent(level)}${key}:${rendered(part, level)}`)
    .join('');
}

function rendered(value: unknown, level: number): string {
  if (Array.isArray(value)) return `\n${value.map((one) => item(one, level + 1)).join('')}`;
  if (typeof value === 'object' && value !== null) return `\n${members(value, level + 1)}`;
  return ` ${JSON.stringify(value)}\n`;
}

function item(value: unknown, level: number): string {
  if (typeof value === 'object' && value !== null) return listItem(value, level);
  return `${indent(level)}- ${JSON.stringify(value)}\n`;
}

function indent(level: number): string {
  return '  '.repeat(level);
}
