import { type Finding, type IndexShape, type KeyAttribute, type Severity, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';

/** What the template says and the declaration does not, or the other way round: somebody went past the construct. */
export function renderedDifferences(declared: TableShape, rendered: TableShape, severity: Severity): Finding[] {
  const findings: Finding[] = [];
  const differ = (code: string, path: string, message: string, expected: string, found: string, hint: string) => {
    if (!expected.includes(UnknownValue.TEXT) && !found.includes(UnknownValue.TEXT)) {
      findings.push({ code, severity, path, message, expected, found, hint });
    }
  };
  const keyHint = 'Keys set past the construct are seen by neither models nor grants: set partitionKey and sortKey.';
  const table = [keyText([declared.partitionKey, declared.sortKey]), keyText([rendered.partitionKey, rendered.sortKey])] as const;
  if (table[0] !== table[1])
    differ('DYN-T081', 'partitionKey', `The template has the key ${table[1]}, not ${table[0]}.`, ...table, keyHint);

  const ttl = [declared.timeToLiveAttribute ?? 'none', rendered.timeToLiveAttribute ?? 'none'] as const;
  if (ttl[0] !== ttl[1]) {
    differ(
      'DYN-T082',
      'timeToLiveAttribute',
      `The template's time to live attribute is ${ttl[1]}, not ${ttl[0]}.`,
      ...ttl,
      'Set timeToLiveAttribute.',
    );
  }

  const ours = new Map((declared.indexes ?? []).map((index) => [index.name, index]));
  const theirs = new Map((rendered.indexes ?? []).map((index) => [index.name, index]));
  if (ours.has(UnknownValue.TEXT) || theirs.has(UnknownValue.TEXT)) return findings;
  for (const [name, index] of theirs) {
    const own = ours.get(name);
    if (!own) {
      const hint = 'Add it with addGlobalIndex, or in globalSecondaryIndexes: grants and models know nothing of it now.';
      differ(
        'DYN-T080',
        `indexes.${name}`,
        `The template has the index \`${name}\`, which was added past the construct.`,
        'no such index',
        name,
        hint,
      );
    } else if (indexText(own) !== indexText(index)) {
      const both = [indexText(own), indexText(index)] as const;
      differ(
        'DYN-T083',
        `indexes.${name}`,
        `The template has the index \`${name}\` as ${both[1]}, not ${both[0]}.`,
        ...both,
        'Change the index where it is declared.',
      );
    }
  }
  for (const name of ours.keys()) {
    if (!theirs.has(name))
      differ(
        'DYN-T083',
        `indexes.${name}`,
        `The template lacks the index \`${name}\`.`,
        name,
        'no such index',
        'Do not remove it past the construct.',
      );
  }
  return findings;
}

function keyText(keys: (KeyAttribute | undefined)[]): string {
  return keys
    .filter((key) => key !== undefined)
    .map((key) => `${key.name} (${key.type})`)
    .join(', ');
}

function indexText(index: IndexShape): string {
  const projection = [index.projection ?? 'ALL', ...[...(index.nonKeyAttributes ?? [])].sort()].join(' ');
  return `${index.kind} ${keyText(index.partitionKeys)} / ${keyText(index.sortKeys ?? [])} ${projection}`;
}
