import type { MissingDefinition } from '@dynamorm-cdk/core/cloudformation';
import { definitionText, keysText, sameDefinition } from '@dynamorm-cdk/core/dynamodb';
import type { TableFact } from '@dynamorm-cdk/core/updates';
import { type Finding, type IndexShape, Severity, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { Code } from '../codes';
import { finding } from '../findings/findings';
import { isToken } from '../findings/known';
import type { RenderedTable } from '../template/rendered-table';

/** Where the declaration came from decides what a difference means, and how it is fixed. */
export type Origin = 'made here' | 'existing';

/** What the template says and the declaration does not, or the other way round. */
export function renderedDifferences(declared: TableShape, rendered: TableShape, severity: Severity, origin: Origin): Finding[] {
  const ours = origin === 'made here';
  const findings: Finding[] = [];
  const differ = (code: Code, path: string, message: string, expected: string, found: string, hint: string) => {
    if (expected === found || expected.includes(UnknownValue.TEXT) || found.includes(UnknownValue.TEXT)) return;
    findings.push(finding(code, { severity, path, message, expected, found, hint }));
  };
  const keys = [tableKeys(declared), tableKeys(rendered)] as const;
  differ(
    'DYN-T081',
    'partitionKey',
    `The template has the key ${keys[1]}, not ${keys[0]}.`,
    ...keys,
    ours
      ? 'Set partitionKey and sortKey. Models and grants do not see keys that bypass the construct.'
      : 'Declare the keys that the table has.',
  );
  const ttl = [declared.timeToLiveAttribute ?? 'none', rendered.timeToLiveAttribute ?? 'none'] as const;
  differ(
    'DYN-T082',
    'timeToLiveAttribute',
    `The template's time to live attribute is ${ttl[1]}, not ${ttl[0]}.`,
    ...ttl,
    ours ? 'Set timeToLiveAttribute.' : 'Declare the time to live attribute that the table has.',
  );
  const stream = [declared.streamViewType ?? 'none', rendered.streamViewType ?? 'none'] as const;
  differ('DYN-T086', 'stream', `The template's stream is ${stream[1]}, not ${stream[0]}.`, ...stream, 'Set stream.');
  return [...findings, ...indexDifferences(declared, rendered, severity, ours)];
}

/** What is refused of the table as the template has it, and what may be: overrides can ask for it. */
export function refusedTable(facts: TableFact[]): Finding[] {
  return facts
    .filter(({ outcome, rule }) => outcome === 'refused' || rule === 'property-unknown')
    .map(({ outcome, message, property, hint }) =>
      finding('DYN-T132', {
        ...(outcome === 'refused' ? {} : { severity: Severity.WARNING }),
        message,
        ...(property ? { path: property } : {}),
        ...(hint ? { hint } : {}),
      }),
    );
}

/** Keys that an override names and no attribute definition types: CloudFormation refuses the table. */
export function undefinedKeys(missing: MissingDefinition[]): Finding[] {
  return missing.map(({ attribute, index }) => {
    const owner = index === undefined ? 'the table' : `the index \`${index}\``;
    const path = index === undefined ? 'partitionKey' : `indexes.${index}`;
    return finding('DYN-T132', {
      path,
      message: `The template has \`${attribute}\` as a key of ${owner}, but no attribute definition states its type.`,
      found: attribute,
      hint: 'Declare the key in the props. If you override the template, override AttributeDefinitions too.',
    });
  });
}

/** Regions as the template has them. */
type RenderedRegions = Pick<RenderedTable, 'regions' | 'hasAllRegions'>;

/** Regions that no grant covers, since the declaration does not name them, and those that it names in vain. */
export function otherReplicas({ regions, hasAllRegions }: RenderedRegions, known: string[], severity: Severity, prop: string): Finding[] {
  const found = (region: string, message: string, hint: string) =>
    finding('DYN-T084', { severity, path: prop, message, found: region, hint });
  // A list without the region of the stack is refused elsewhere.
  const missing = hasAllRegions ? known.slice(1).filter((region) => !isToken(region) && !regions.includes(region)) : [];
  return [
    ...regions
      .filter((region) => !known.includes(region))
      .map((region) => found(region, `The template has a replica in \`${region}\`, which no grant covers.`, `List it in ${prop}.`)),
    ...missing.map((region) => found(region, `The template has no replica in \`${region}\`.`, `Keep it, or remove it from ${prop}.`)),
  ];
}

function indexDifferences(declared: TableShape, rendered: TableShape, severity: Severity, ours: boolean): Finding[] {
  const findings: Finding[] = [];
  const own = new Map((declared.indexes ?? []).map((index) => [index.name, index]));
  const theirs = new Map((rendered.indexes ?? []).map((index) => [index.name, index]));
  if (own.has(UnknownValue.TEXT) || theirs.has(UnknownValue.TEXT)) return findings;
  for (const [name, index] of theirs) {
    const path = `indexes.${name}`;
    const stated = own.get(name);
    if (stated && stated.kind === index.kind && sameDefinition(stated, index)) continue;
    const found = indexText(index);
    if (!stated) {
      const message = `The template has the index \`${name}\`, which ${ours ? 'bypasses the construct' : 'is not declared'}.`;
      const hint = ours
        ? 'Add it with addGlobalIndex or in globalSecondaryIndexes. Otherwise grants and models ignore it.'
        : 'Declare it. Otherwise grants and models ignore it.';
      findings.push(finding('DYN-T080', { severity, path, message, expected: 'no such index', found: name, hint }));
    } else if (indexText(stated) !== found && !`${indexText(stated)}${found}`.includes(UnknownValue.TEXT)) {
      const expected = indexText(stated);
      const message = `The template has the index \`${name}\` as ${found}, not ${expected}.`;
      findings.push(finding('DYN-T083', { severity, path, message, expected, found, hint: 'Change the declaration of the index.' }));
    }
  }
  for (const name of [...own.keys()].filter((one) => !theirs.has(one))) {
    const hint = ours ? 'Keep it, or remove its declaration.' : 'Remove its declaration.';
    const message = `The template does not have the index \`${name}\`.`;
    findings.push(finding('DYN-T083', { severity, path: `indexes.${name}`, message, expected: name, found: 'no such index', hint }));
  }
  return findings;
}

function tableKeys({ partitionKey, sortKey }: TableShape): string {
  return keysText([partitionKey], sortKey ? [sortKey] : []);
}

/** The kind is part of what an index is: a local one cannot become a global one. */
function indexText(index: IndexShape): string {
  return `${index.kind} ${definitionText(index)}`;
}
