import { type Properties, recordOf, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import type { Resource } from '../template/parse-template';
import type { TableChange } from './table-change';
import type { WholeTemplate } from './whole-template';

/** Resources that a wave changes beside its tables. */
type Resources = Record<string, Resource>;

/** Where the policies of a resource stand. */
interface PolicyPlace {
  readonly documents: (properties: Properties) => Properties[];
  readonly withDocuments: (properties: Properties, change: (document: Properties, at: number) => Properties) => Properties;
}

const own: PolicyPlace = {
  documents: ({ PolicyDocument: document }) => [recordOf(document)],
  withDocuments: (properties, change) => ({ ...properties, PolicyDocument: change(recordOf(properties.PolicyDocument), 0) }),
};

const inline: PolicyPlace = {
  documents: ({ Policies: policies }) => recordsOf(policies).map(({ PolicyDocument: document }) => recordOf(document)),
  withDocuments: (properties, change) => ({
    ...properties,
    Policies: recordsOf(properties.Policies).map((policy, at) => ({
      ...policy,
      PolicyDocument: change(recordOf(policy.PolicyDocument), at),
    })),
  }),
};

const places: Record<string, PolicyPlace> = {
  'AWS::IAM::Policy': own,
  'AWS::IAM::ManagedPolicy': own,
  'AWS::IAM::Role': inline,
  'AWS::IAM::User': inline,
  'AWS::IAM::Group': inline,
};

/**
 * What the app denies of an index goes ahead with the wave that creates it: an index that mixes tenants must not be readable between its wave
 * and the last one, which has the policies of the new code. An index that is not there yet can be denied without harm.
 */
export function denialsAhead(deployed: WholeTemplate, wanted: WholeTemplate, changes: TableChange[]): Resources {
  const created = changes.filter(({ kind }) => kind === 'create-index').map(({ subject }) => subject);
  const ahead: Resources = {};
  if (created.length === 0) return ahead;
  const known = new Set([...Object.keys(deployed.Resources), ...Object.keys(recordOf(deployed.Parameters))]);
  for (const [id, resource] of Object.entries(wanted.Resources)) {
    const place = places[resource?.Type];
    if (!place) continue;
    const denials = place.documents(resource.Properties ?? {}).map((document) => denialsOf(document, created));
    if (denials.flat().length === 0) continue;
    const had = deployed.Resources[id];
    if (had?.Type === resource.Type) {
      const properties = place.withDocuments(had.Properties ?? {}, (document, at) => withDenials(document, denials[at] ?? [], known));
      if (JSON.stringify(properties) !== JSON.stringify(had.Properties)) ahead[id] = { ...had, Properties: properties };
    } else if (place === own && had === undefined && isWithin(resource, known)) {
      // A policy that is new, of principals that are deployed.
      ahead[id] = {
        ...resource,
        Properties: { ...resource.Properties, PolicyDocument: { ...recordOf(resource.Properties?.PolicyDocument), Statement: denials[0] } },
      };
    }
  }
  return ahead;
}

/** Statements that deny one of the indexes, for these alone: others may still be in use. */
function denialsOf({ Statement: statements }: Properties, indexes: string[]): Properties[] {
  return listOf(statements)
    .map(recordOf)
    .filter(({ Effect: effect }) => effect === 'Deny')
    .flatMap(({ Sid: _, ...statement }) => {
      const resources = listOf(statement.Resource).filter((resource) => indexes.some((index) => names(resource, index)));
      return resources.length === 0 ? [] : [{ ...statement, Resource: resources }];
    });
}

function withDenials(document: Properties, denials: Properties[], known: Set<string>): Properties {
  const had = listOf(document.Statement);
  const texts = new Set(had.map((statement) => JSON.stringify(statement)));
  const fresh = denials.filter((denial) => isWithin(denial, known) && !texts.has(JSON.stringify(denial)));
  return fresh.length === 0 ? document : { ...document, Statement: [...had, ...fresh] };
}

/** Whether a resource of a statement is this index: its name ends the ARN. */
function names(resource: unknown, index: string): boolean {
  return JSON.stringify(resource).includes(`/index/${index}"`);
}

/** Whether everything that a value refers to is deployed. */
function isWithin(value: unknown, known: Set<string>): boolean {
  if (Array.isArray(value)) return value.every((item) => isWithin(item, known));
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, content]) => {
    if (key === 'Ref') return typeof content !== 'string' || content.startsWith('AWS::') || known.has(content);
    if (key === 'Fn::GetAtt') return known.has(String(Array.isArray(content) ? content[0] : String(content).split('.')[0]));
    return isWithin(content, known);
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
