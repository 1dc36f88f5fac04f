import { type Finding, ModelDocument, ModelValidator, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import type { ExtractedModel, SourcePlace } from '../extracted-model';
import { plainValue } from './plain-value';
import { tableOf } from './table';
import { type Mapping, textOf, type Value } from './value';

/** What a source cannot say by itself. */
export interface ReadOptions {
  /** The tables of models whose source does not tell them, by the model's name. */
  readonly tableNames?: ReadonlyMap<string, string>;
}

/** A model, or what keeps it from being one. */
export interface ReadModel {
  readonly model?: ExtractedModel;
  readonly findings: Finding[];
}

/** Makes a model of a value that has the shape of its entry in DMS, and judges it by the rules of the validator. */
export function readModel(value: Value, options: ReadOptions): ReadModel {
  if (value.kind !== 'mapping') return { findings: [notKnown(value, 'The model')] };
  const places = new Map<string, SourcePlace>();
  const findings: Finding[] = [];
  const name = textOf(value.entries.get('name'));
  const table = tableOf(value, name, options.tableNames, findings);
  const entry = plainValue(withTable(value, table), places, (part, path) => findings.push(notKnown(part, `\`${path}\``, path, name)));
  if (findings.length > 0) return { findings };
  const report = ModelValidator.validateString(JSON.stringify(entry));
  if (!report.isValid) return { findings: report.errors.map((one) => placed(one, value.place, places)) };
  // Keys that DMS does not know are lost in the model; all else is found again where the document is judged.
  const lost = report.warnings.filter(({ code }) => code === 'DYN-M008').map((one) => placed(one, value.place, places));
  return { model: { model: ModelDocument.fromObject(entry).models[0], place: value.place, places }, findings: lost };
}

function withTable(value: Mapping, table: Value): Mapping {
  return { ...value, entries: new Map([...value.entries, ['table', table]]) };
}

function notKnown(value: Value, what: string, path?: string, model?: string): Finding {
  const why =
    value.kind === 'unknown'
      ? value.why
      : value.kind === 'variable'
        ? `is what the environment variable \`${value.name}\` holds`
        : 'is not written as a literal';
  return finding('DYN-C261', {
    message: `${what}${model === undefined ? '' : ` of the model \`${model}\``} cannot be known from the source: it ${why}.`,
    path,
    ...value.place,
    hint: 'Write it as a literal, or as a constant that is made of literals.',
  });
}

/** A finding of the validator, where the part of the source stands that it speaks of. */
function placed({ excerpt, ...one }: Finding, model: SourcePlace, places: ReadonlyMap<string, SourcePlace>): Finding {
  return { ...one, severity: one.severity ?? Severity.ERROR, ...(nearest(one.path ?? '', places) ?? model) };
}

/** The place of a path, or of the nearest part around it. */
function nearest(path: string, places: ReadonlyMap<string, SourcePlace>): SourcePlace | undefined {
  for (let part = path; part !== ''; part = part.replace(/(^|\.)[^.[\]]*$|\[\d+\]$/, '')) {
    const place = places.get(part);
    if (place) return place;
  }
  return undefined;
}
