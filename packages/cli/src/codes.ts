import { findingCodes as sourceCodes } from '@dynamorm-cdk/model-source';
import type { Finding, Severity } from '@dynamorm-cdk/model-spec';

/** What keeps a command from running, by code. Codes are never reused. */
export const failureCodes = {
  'DYN-C001': 'The command line is not understood: an unknown command or option, a missing or surplus argument.',
  'DYN-C002': 'A file or pattern names nothing that exists.',
  'DYN-C003': 'A file cannot be read.',
  'DYN-C004': 'Standard input is not UTF-8 text.',
  'DYN-C005': 'Options contradict each other, or one that is needed is missing.',
  'DYN-C006': 'A template is neither JSON nor YAML, or has no resources.',
  'DYN-C007': 'A directory is no cloud assembly of the CDK.',
  'DYN-C008': 'The value of `--map` is not `model-table=table`.',
  'DYN-C009': 'A published shape is no table shape.',
  'DYN-C010': 'There are no AWS credentials, or they are not accepted.',
  'DYN-C011': 'There is no AWS region.',
  'DYN-C012': 'The endpoint cannot be reached, or is no address.',
  'DYN-C013': 'AWS refuses a request.',
  'DYN-C014': 'Tables are to be created, and the endpoint is not on this machine.',
  'DYN-C015': 'The source code that is named holds no models.',
  'DYN-C020': 'What `--from` or `--to` of `plan` names is not understood.',
  'DYN-C021': 'The state file of index rollouts cannot be read, or is none.',
  'DYN-C022': 'The state file of index rollouts cannot be written.',
  'DYN-C099': 'An unexpected fault of the program itself: please report it.',
} as const;

/** A code of a failure. */
export type FailureCode = keyof typeof failureCodes;

/** What the commands find, beside the rules of the validator and the readers of source code, by code. Codes are never reused. */
const commandCodes = {
  'DYN-C101': ['error', 'A model table has no table: nothing was compared.'],
  'DYN-C102': ['warning', 'A table has no models: nothing was compared. An error where `--resource` asks for that table.'],
  'DYN-C103': ['error', 'Several tables could be meant, and none is guessed.'],
  'DYN-C104': ['error', '`--map`, `--resource` or `--ignore` names what does not exist.'],
  'DYN-C105': ['warning', "A table's keys are unknown until deployment: nothing was compared."],
  'DYN-C106': ['warning', 'A part of a template stands elsewhere and was not looked at.'],
  'DYN-C107': ['info', 'A model table was left out, as `--resource` asks.'],
  'DYN-C120': ['info', 'Point-in-time recovery is off; an error with `--require-point-in-time-recovery`.'],
  'DYN-C121': ['info', 'Point-in-time recovery could not be looked at; an error with `--require-point-in-time-recovery`.'],
  'DYN-C122': ['warning', 'A table or index is not active: queries on it fail or see a part of the items.'],
  'DYN-C140': ['info', 'A table was created.'],
  'DYN-C141': ['info', 'A table exists and has the right shape.'],
  'DYN-C142': ['error', 'A table exists with another shape: no table was created.'],
  'DYN-C224': ['error', 'The model document no longer matches the source.'],
  'DYN-C301': ['error', 'A table is replaced: **data loss**. A warning with `--allow-replacement`.'],
  'DYN-C302': ['error', 'CloudFormation or DynamoDB refuses a change, however it is deployed.'],
  'DYN-C303': ['error', 'A table is removed and deleted: **data loss**.'],
  'DYN-C304': ['warning', 'A table is removed from its stack and retained.'],
  'DYN-C305': ['error', 'A table is removed, and its deletion protection refuses that.'],
  'DYN-C306': ['error', 'Indexes change in more than one wave: deployed at once it fails. An info where `--state` keeps the waves.'],
  'DYN-C307': ['warning', 'An index is made anew under its name: queries on it fail for a while.'],
  'DYN-C308': ['error', 'The time to live attribute changes: it must be turned off and on again in separate deployments.'],
  'DYN-C309': ['error', 'More than one replica is added or removed: deployed at once it fails.'],
  'DYN-C310': ['info', 'A value is unknown until deployment: what happens depends on it.'],
  'DYN-C311': ['warning', 'Keys or indexes are unknown until deployment: nothing was planned.'],
  'DYN-C312': ['warning', 'A stream is made anew, with another ARN, or turned off.'],
  'DYN-C313': ['info', 'A change that DynamoDB takes only so often.'],
  'DYN-C314': ['info', 'A stack of `--from` is not in `--to`: a deployment does not touch it.'],
  'DYN-C315': ['info', 'What is not compared where a table is deployed.'],
  'DYN-C316': ['warning', 'A replica comes or goes together with other changes: AWS recommends an update of its own.'],
  'DYN-C320': ['error', '`--to` is the template of a step, not the full table: the state was not changed.'],
  'DYN-C321': ['info', 'The waves of a table were written to the state file.'],
  'DYN-C322': ['info', 'A rollout is complete, and left the state file.'],
  'DYN-C323': ['info', 'A rollout goes on: the next deployment includes one wave more.'],
  'DYN-C324': ['warning', 'The step of a rollout is not deployed yet: the state stays as it is.'],
  'DYN-C325': ['error', 'The deployed indexes are those of no step of the rollout: the state stays as it is.'],
  'DYN-C326': ['warning', 'The waves of a table cannot be kept: it is none that can be staged, or its template says no construct path.'],
} as const;

/** What the command line itself finds, beside the rules of the validator, by code. */
export const findingCodes = { ...commandCodes, ...sourceCodes };

/** A code of a finding. */
export type FindingCode = keyof typeof findingCodes;

/** A finding of the command line itself, with the severity of its code unless another is given. */
export function finding(code: FindingCode, details: Omit<Finding, 'code' | 'severity'> & { readonly severity?: Severity }): Finding {
  return { code, severity: findingCodes[code][0] as Severity, ...details };
}
