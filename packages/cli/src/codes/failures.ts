import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What keeps a command from running: exit code 2. */
export const failureCodes = defineCodes({
  'DYN-C001': {
    severity: 'error',
    title: 'The command line is understood.',
    why: 'A command or option is unknown, or an argument is missing or surplus. `--help` lists what there is.',
    broken: '$ dynamorm-cdk validat models.dms.yaml',
    fixed: '$ dynamorm-cdk validate models.dms.yaml',
  },
  'DYN-C002': {
    severity: 'error',
    title: 'Files and patterns name something that exists.',
    why: 'Nothing was checked, so a pipeline must not pass. Paths are relative to the working directory.',
    broken: "$ dynamorm-cdk validate 'model/**/*.dms.yaml'",
    fixed: "$ dynamorm-cdk validate 'models/**/*.dms.yaml'",
  },
  'DYN-C003': {
    severity: 'error',
    title: 'Files can be read.',
    why: 'The message holds the reason of the operating system, such as a missing permission.',
  },
  'DYN-C004': {
    severity: 'error',
    title: 'Standard input is UTF-8 text.',
    why: 'PowerShell 5 pipes UTF-16 unless you set `$OutputEncoding`.',
  },
  'DYN-C005': {
    severity: 'error',
    title: 'Options fit together, and required ones are given.',
    why: 'Options that exclude each other leave open what is meant.',
    broken: '$ dynamorm-cdk plan --from stack:Orders --advance',
    fixed: '$ dynamorm-cdk plan --from stack:Orders --state dynamorm-rollout.json --advance',
  },
  'DYN-C006': {
    severity: 'error',
    title: 'A template is JSON or YAML and has resources.',
    why: 'Anything else is not a CloudFormation template, so nothing could be compared.',
  },
  'DYN-C007': {
    severity: 'error',
    title: 'A directory is a cloud assembly of the CDK.',
    why: 'It must hold `manifest.json`, as `cdk synth` writes it.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template .',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out',
  },
  'DYN-C008': {
    severity: 'error',
    title: 'The value of `--map` is `model-table=table`.',
    why: 'The left side is the table in the models, the right side the one in template or account.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --map orders',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --map orders=OrdersTable',
  },
  'DYN-C009': {
    severity: 'error',
    title: 'A published shape is the shape of a table.',
    why: 'It must be the JSON that `publishShape` writes to a parameter.',
  },
  'DYN-C010': {
    severity: 'error',
    title: 'There are AWS credentials, and AWS accepts them.',
    why: 'Sign in again, or name the profile with `--profile`.',
  },
  'DYN-C011': {
    severity: 'error',
    title: 'There is an AWS region.',
    why: 'Set `AWS_REGION`, a region in the profile, or `--region`.',
  },
  'DYN-C012': {
    severity: 'error',
    title: 'The endpoint is an address and can be reached.',
    why: 'For DynamoDB Local, check that it runs and listens on the port.',
    broken: '$ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url localhost:8000',
    fixed: '$ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url http://localhost:8000',
  },
  'DYN-C013': {
    severity: 'error',
    title: 'AWS accepts each request.',
    why: 'The message names the request and the reason. Usually a permission is missing: the help of each command lists what it needs.',
  },
  'DYN-C014': {
    severity: 'error',
    title: 'Tables are created on an endpoint of this machine.',
    why: 'Creating tables in an account by mistake costs money and may take names. Allow it with `--allow-remote`.',
    broken: '$ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url https://dynamodb.eu-west-1.amazonaws.com',
    fixed: '$ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url http://localhost:8000',
  },
  'DYN-C015': {
    severity: 'error',
    title: 'The source code that is named holds models.',
    why: 'Nothing was checked, so a pipeline must not pass.',
    broken: '$ dynamorm-cdk extract ./cmd/... --out models.dms.yaml',
    fixed: '$ dynamorm-cdk extract ./internal/... --out models.dms.yaml',
  },
  'DYN-C020': {
    severity: 'error',
    title: '`--from` and `--to` of `plan` name a template, a cloud assembly, `stack:<name>` or `table:<name>`.',
    why: 'What is deployed comes from any of them; what is to be deployed comes from a template or cloud assembly.',
    broken: '$ dynamorm-cdk plan --from Orders --to cdk.out',
    fixed: '$ dynamorm-cdk plan --from stack:Orders --to cdk.out',
  },
  'DYN-C021': {
    severity: 'error',
    title: 'The state file of rollouts can be read.',
    why: 'It must be the file that `plan --state` writes. Restore it from version control, or plan again.',
  },
  'DYN-C022': {
    severity: 'error',
    title: 'The state file of rollouts can be written.',
    why: 'The message holds the reason of the operating system. Nothing was changed.',
  },
  'DYN-C030': {
    severity: 'error',
    title: 'There is a solver for `prove`.',
    why: 'Proofs are made by cvc5: `python3 -m pip install cvc5`, or the program of that name on the path.',
  },
  'DYN-C099': {
    severity: 'error',
    title: 'The program has no fault.',
    why: 'This one is ours. Please report it, with the output under `DEBUG=1`.',
  },
});
