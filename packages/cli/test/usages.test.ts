import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../tools/testing/folder';
import { dynamormCdk } from './command-line';
import { documentOf } from './documents';

const template = `Resources:
  OrdersTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }, { AttributeName: SK, AttributeType: S }]
      KeySchema: [{ AttributeName: PK, KeyType: HASH }, { AttributeName: SK, KeyType: RANGE }]
`;
const cwd = folderWith({
  'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
  't.yaml': template,
  'x.json': '{"Resources":{}}',
  'd/.keep': '',
  'cdk.out/.keep': '',
  'empty.json': '{}',
  'text.yaml': 'x',
  'src/m.go': 'package m\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n',
  'src/m.py': 'x = 1\n',
  'config/config': '[profile production]\nregion = eu-west-1\n',
});
const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: `${cwd}/config/config`, AWS_SHARED_CREDENTIALS_FILE: `${cwd}/none` };
const go = ['--library-version', '1.0.30'];

/** What was typed, how it ends, and the sentence that says what to do. Standard error holds the sentence of exit code 2, and only that. */
const usages: [args: string[], code: number, sentence: string | RegExp][] = [
  [['validat', 'm.yaml'], 2, "DYN-C001 Unknown command 'validat'. (Did you mean validate?) See --help."],
  [['help', 'chekc'], 2, 'DYN-C001 There is no command `chekc`. Did you mean `check`?'],
  [['completion'], 2, "DYN-C001 Missing required argument 'shell'. See --help."],
  [['completion', 'tcsh'], 2, /'tcsh' is invalid for argument 'shell'\. Allowed choices are bash, zsh, fish\./],
  [['validate'], 2, "DYN-C001 Missing required argument 'models'. See --help."],
  [
    ['validate', '.'],
    2,
    "DYN-C002 `.` is a directory without source code. For model documents write './**/*.dms.yaml', for source code below it ./...",
  ],
  [
    ['validate', 'd/'],
    2,
    "DYN-C002 `d/` is a directory without source code. For model documents write 'd/**/*.dms.yaml', for source code below it d/...",
  ],
  [['validate', ''], 2, 'DYN-C041 An argument of `validate` is empty. Is an environment variable not set?'],
  [['validate', 'absent.yaml'], 2, `DYN-C002 The file \`absent.yaml\` does not exist (working directory ${cwd}).`],
  [['validate', 'x/**/*.yaml'], 2, `DYN-C002 The pattern \`x/**/*.yaml\` matches no file (working directory ${cwd}).`],
  [['validate', 'text.yaml'], 1, 'The document is text and must be a mapping.'],
  [['validate', 'empty.json'], 1, 'The document has no `dms_version`.'],
  [['validate', 't.yaml'], 1, '`t.yaml` is a CloudFormation template, not a model document.'],
  [
    ['validate', '--silence', 'm.yaml'],
    2,
    "DYN-C001 Option '--silence <code>' argument 'm.yaml' is invalid. It must be a code such as DYN-M008. See --help.",
  ],
  [['validate', '--silence', 'm008', 'm.yaml'], 2, /argument 'm008' is invalid\. Write the code as DYN-M008\./],
  [['validate', '--silence', 'DYN-M998', 'm.yaml'], 0, 'The rule `DYN-M998` does not exist, so it cannot be raised or silenced.'],
  [['validate', '--severity', 'DYN-M008', 'm.yaml'], 2, /It must be such as DYN-M008=error; severities are error, warning and info\./],
  [
    ['validate', '--severity', 'DYN-M008=fatal', 'm.yaml'],
    2,
    /It must be such as DYN-M008=error; severities are error, warning and info\./,
  ],
  [['validate', '--severity', 'M008=error', 'm.yaml'], 2, /Write the code as DYN-M008\./],
  [['validate', '--quite', 'm.yaml'], 2, "DYN-C001 Unknown option '--quite'. (Did you mean --quiet?) See --help."],
  [
    ['validate', '--format', 'yaml', 'm.yaml'],
    2,
    /argument 'yaml' is invalid\. Allowed choices are text, json, sarif, github, junit, gitlab, markdown\./,
  ],
  [['validate', '--max-warnings', '-1', 'm.yaml'], 2, /argument '-1' is invalid\. It must be a whole number, 0 or more\./],
  [['validate', '--max-warnings', 'm.yaml'], 2, /argument 'm\.yaml' is invalid\. It must be a whole number, 0 or more\./],
  [
    ['validate', '--max-warnings', '--quiet', 'm.yaml'],
    2,
    'DYN-C001 `--max-warnings` needs a value, such as `--max-warnings <number>`; got the option `--quiet`.',
  ],
  [['validate', '--output', 'x.sarif', 'm.yaml'], 2, /It must be such as sarif=dynamorm\.sarif; formats are /],
  [
    ['validate', '--output', 'sarif=none/x.sarif', 'm.yaml'],
    2,
    'DYN-C003 `none/x.sarif` cannot be written: there is no directory `none`: create it first.',
  ],
  [
    ['validate', '--table', 'Order=orders', 'm.yaml'],
    2,
    'DYN-C005 --table needs models in source code, but there is no source code among the inputs.',
  ],
  [
    ['validate', 'm.yaml', '--template', 't.yaml'],
    2,
    'DYN-C001 `validate` has no option `--template`, which belongs to `check`, `prove`. See --help.',
  ],
  [
    ['validate', 'm.yaml', '--baseline', 'none.json'],
    2,
    `DYN-C002 The baseline \`none.json\` does not exist (working directory ${cwd}). Write it with --write-baseline.`,
  ],
  [['validate', 'm.yaml', '--until', '2999-01-01'], 2, 'DYN-C005 --until belongs to --write-baseline.'],
  [['validate', 'm.yaml', '--until', 'tomorrow'], 2, /It must be a day such as 2027-03-31\./],
  [['check'], 2, "DYN-C001 Required option '--models <files...>' not specified. See --help."],
  [['check', '--models', 'm.yaml'], 2, 'DYN-C005 Set what to check against: --template or --shape.'],
  [
    ['check', 'm.yaml', '--template', 't.yaml'],
    2,
    'DYN-C001 `check` takes no arguments; got: `m.yaml`. Name its inputs by --models and --template.',
  ],
  [
    ['check', '--models', '--template', 't.yaml'],
    2,
    'DYN-C001 `--models` needs a value, such as `--models <files...>`; got the option `--template`.',
  ],
  [['check', '--models', 'm.yaml', '--template'], 2, "DYN-C001 Option '--template <paths...>' argument missing. See --help."],
  [['check', '--models', 'm.yaml', '--template', 't.yaml', 'absent'], 2, /^DYN-C002 The file `absent`/],
  [['check', '--models', 'm.yaml', '--template', 't.yaml', './t.yaml'], 2, 'DYN-C005 `--template` names `./t.yaml` twice.'],
  [
    ['check', '--models', 'm.yaml', '--template', 'cdk.out'],
    2,
    'DYN-C007 `cdk.out` is not a cloud assembly: it has no manifest.json. Run `cdk synth`, or name a template.',
  ],
  [['check', '--models', 'm.yaml', '--template', 'stacks/*.json'], 2, /^DYN-C002 The pattern `stacks\/\*\.json` matches no file/],
  [
    ['check', '--models', 'm.yaml', '--template', 'm.yaml'],
    2,
    'DYN-C006 `m.yaml` is not a CloudFormation template: it has no `Resources`.',
  ],
  [['check', '--models', 'm.yaml', '--template', 't.yaml', '--shape', 's.json'], 2, 'DYN-C005 --template and --shape exclude each other.'],
  [
    ['check', '--models', 'm.yaml', '--template', 't.yaml', '--map', 'orders'],
    2,
    'DYN-C008 --map takes `model-table=table`, such as `--map orders=OrdersTable`; got: `orders`.',
  ],
  [
    ['check', '--models', 'm.yaml', '--template', 't.yaml', '--map', 'orders=Nope'],
    1,
    '--map names `Nope`, but there is no such table in `t.yaml`.',
  ],
  [
    ['check', '--models', 'm.yaml', '--template', 't.yaml', '--resource', 'Order'],
    1,
    '--resource names `Order`, but there is no such table in `t.yaml`.',
  ],
  [
    ['check', '--models', 'm.yaml', '--template', 't.yaml', '--region', 'eu-west-1'],
    2,
    'DYN-C005 --region needs --shape with ssm:. Without it, the command does not call AWS.',
  ],
  [['check', '--models', 'm.yaml', '--shape', 'm.yaml'], 2, /^DYN-C009 `m\.yaml` is not JSON: /],
  [['drift', '--models', 'm.yaml'], 2, 'DYN-C011 No AWS region is set. Pass --region, or set AWS_REGION or the region of the profile.'],
  [
    ['drift', '--models', 'm.yaml', '--region', 'eu-west-1'],
    2,
    /^DYN-C010 DynamoDB needs AWS credentials: .+ Set AWS_PROFILE or pass --profile\./,
  ],
  [
    ['drift', '--models', 'm.yaml', '--profile', 'prodution'],
    2,
    /^DYN-C010 --profile names the profile `prodution`.+ Did you mean `production`\?/,
  ],
  [['drift', '--models', 'm.yaml', '--region', 'eu west 1'], 2, 'DYN-C011 --region must be a region such as eu-west-1; got: `eu west 1`.'],
  [['drift', '--models', 'm.yaml', '--stack', ''], 2, 'DYN-C041 `--stack` is empty. Is an environment variable not set?'],
  [['drift', '--models', 'm.yaml', '--ignore', 'Audit'], 2, 'DYN-C005 --ignore belongs to --stack.'],
  [['drift', '--models', 'm.yaml', '--timeout', '0'], 2, /It must be between 1 and 3600\./],
  [
    ['drift', '--models', 'm.yaml', '--endpoint-url', 'localhost:8000'],
    2,
    'DYN-C012 --endpoint-url must be an address such as http://localhost:8000; got: `localhost:8000`.',
  ],
  [['plan'], 2, "DYN-C001 Required option '--from <sources...>' not specified. See --help."],
  [['plan', '--from', 'x.json'], 2, 'DYN-C005 Set what to deploy with --to <template or cdk.out>, or use --advance.'],
  [['plan', '--from', 't.yaml', '--to', 'x.json', 'x.json'], 2, 'DYN-C005 `--to` names `x.json` twice.'],
  [
    ['plan', '--from', 'Orders', '--to', 'x.json'],
    2,
    'DYN-C020 The file `Orders` does not exist. For a deployed table write `stack:Orders` or `table:Orders`.',
  ],
  [['plan', '--from', 'stack:A', '--to', 'stack:B'], 2, 'DYN-C020 --to must be templates or cdk.out directories; got: `stack:B`.'],
  [
    ['plan', '--from', 't.yaml', '--to', 'x.json', '--profile', 'production'],
    2,
    'DYN-C005 --profile needs --from with stack: or table:. Without it, the command does not call AWS.',
  ],
  [['plan', '--from', 't.yaml', '--advance'], 2, 'DYN-C005 --advance needs the state file of the rollouts: --state <file>.'],
  [
    ['plan', '--from', 't.yaml', '--advance', '-q', '--state', 's.json'],
    2,
    'DYN-C005 --advance looks at what is deployed: --from stack:<name> or --from table:<name>.',
  ],
  [
    ['plan', '--from', 't.yaml', '--to', 't.yaml', '--state', 'none/s.json'],
    2,
    'DYN-C022 The state file `none/s.json` cannot be written: there is no directory `none`: create it first.',
  ],
  [['plan', '--from', 't.yaml', '--to', 't.yaml', '--format', 'sarif'], 2, /Allowed choices are text, json, markdown\./],
  [['extract'], 2, "DYN-C001 Missing required argument 'files'. See --help."],
  [['extract', 'src', '--check'], 2, 'DYN-C005 --check compares with the file of --out or --runtime-check: name one.'],
  [['extract', 'm.yaml', '--runtime-check'], 2, "DYN-C001 Option '--runtime-check <file>' argument missing. See --help."],
  [['extract', 'm.yaml', '--runtime-check', ''], 2, 'DYN-C041 `--runtime-check` is empty. Is an environment variable not set?'],
  [
    ['extract', 'm.yaml', '--runtime-check', 'go'],
    2,
    /^DYN-C061 `--runtime-check go` names no file of a service: give one that ends in \.go, \.ts, \.mts, \.cts, \.js, \.mjs or \.py/,
  ],
  [['extract', 'm.yaml', '--runtime-check', 'check_test.go'], 2, /^DYN-C061 /],
  [['extract', 'm.yaml', '--runtime-check', 'check.d.ts'], 2, /^DYN-C061 /],
  [
    ['extract', 'm.yaml', '--runtime-check', 'x.py'],
    2,
    'DYN-C062 There is nothing to check in `x.py`: no model takes the name of its table from an environment variable. State `environment_variable` in the `table` of a model, or name one by --variable.',
  ],
  [
    ['extract', 'src', ...go, '--runtime-check', 'x.py'],
    2,
    'DYN-C062 There is nothing to check in `x.py`: no model takes the name of its table from an environment variable. Name one by --table Model=name:VARIABLE, or by --variable.',
  ],
  [
    ['extract', 'm.yaml', '--runtime-check', 'src/m.py', '--variable', 'ROLE'],
    2,
    'DYN-C063 `src/m.py` was not written by --runtime-check, so it is not overwritten: name another file, or delete this one.',
  ],
  [['extract', 'm.yaml', '--runtime-check', 'none/x.go', '--variable', 'ROLE'], 2, /^DYN-C003 `none\/x\.go` cannot be written/],
  [
    ['extract', 'm.yaml', '--out', 'x.py', '--runtime-check', './x.py', '--variable', 'ROLE'],
    2,
    'DYN-C005 `./x.py` is named twice: each file holds one thing.',
  ],
  [['extract', 'm.yaml', '--variable', 'ROLE'], 2, 'DYN-C005 --variable belongs to --runtime-check, which is missing.'],
  [['extract', 'm.yaml', '--no-field-key'], 2, 'DYN-C005 --no-field-key belongs to --runtime-check, which is missing.'],
  [
    ['extract', 'm.yaml', '--runtime-check', 'x.py', '--variable', 'A-B'],
    2,
    /It must be the name of an environment variable, such as TENANT_ROLE_ARN\./,
  ],
  [
    ['extract', 'src', ...go, '--out', 'none/x.yaml'],
    2,
    'DYN-C003 `none/x.yaml` cannot be written: there is no directory `none`: create it first.',
  ],
  [['extract', 'src', '--library-version', 'latest'], 2, /It must be a version such as 1\.0\.30, 1\.3 or 3\./],
  [['extract', 'src', '--type', 'Money=X'], 2, /The type must be one of S, N, B, BOOL, M, L, SS, NS, BS\./],
  [['extract', 'src', ...go, '--exclude', 'Ordr'], 1, '`--exclude Ordr` is of no use: no model is named `Ordr`.'],
  [['extract', 'src/m.py', '--tags', 'linux'], 2, 'DYN-C005 --tags needs models in Go, but there are no Go files among the inputs.'],
  [['extract', 'src/m.py'], 2, /^DYN-C015 There are no models in `src\/m\.py`/],
  [
    ['diagram', '--models', 'm.yaml'],
    2,
    'DYN-C005 Set what is drawn with --format (mermaid, svg, html), or with a file such as `--output tables.svg`.',
  ],
  [
    ['diagram', '--models', 'm.yaml', '--output', 'tables.png'],
    2,
    'DYN-C005 `tables.png` ends in `.png`, so what to draw is not known. Set --format (mermaid, svg, html), or use one of the endings .mmd, .mermaid, .svg, .html, .htm.',
  ],
  [['diagram', '--models', 'm.yaml', '--format', 'svg', '--output', 'd'], 2, 'DYN-C003 `d` cannot be written: it is a directory.'],
  [
    ['create-tables', '--models', 'm.yaml'],
    2,
    'DYN-C005 Set the endpoint on which to create the tables, such as `--endpoint-url http://localhost:8000`, or set AWS_ENDPOINT_URL.',
  ],
  [
    ['create-tables', '--models', 'm.yaml', '--endpoint-url', 'https://dynamodb.eu-west-1.amazonaws.com'],
    2,
    /^DYN-C014 .+ is not on this machine\./,
  ],
  [
    ['create-tables', '--models', 'm.yaml', '--endpoint-url', 'https://x.example', '--allow-remote', '--recreate'],
    2,
    /^DYN-C014 --recreate deletes tables with their items/,
  ],
  [['prove', '--template', 't.yaml', '--table', 'Orders'], 2, /^DYN-C005 --table must be .+; got: `Orders`\./],
  [['explain'], 2, 'DYN-C005 Pass codes such as DYN-M080, or --all.'],
  [['explain', 'DYN-M8'], 2, 'DYN-C001 The code `DYN-M8` does not exist. Did you mean `DYN-M008`?'],
  [['validate', '--config', 'none.yaml', 'm.yaml'], 2, `DYN-C002 The file \`none.yaml\` does not exist (working directory ${cwd}).`],
];

describe('what is typed wrong is told in one sentence', () => {
  test.each(usages)('%j', async (args, expected, sentence) => {
    const { code, out, err } = await dynamormCdk(args, { cwd, env });

    expect(code).toBe(expected);
    if (code === 2) {
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      if (typeof sentence === 'string') expect(err).toBe(`${sentence}\n`);
      else expect(err).toMatch(sentence);
    } else {
      expect(out + err).toMatch(sentence);
    }
  });

  test('there are more than 65', () => {
    expect(usages.length).toBeGreaterThan(65);
  });
});

describe('what people type', () => {
  test.each([
    [['-v'], /^\d+\.\d+\.\d+\n$/],
    [['help'], /^Usage: dynamorm-cdk/],
    [['help', 'check'], /^Usage: dynamorm-cdk check/],
    [['check', '--models', 'm.yaml', '--template', 't.y*'], /^No findings in 1 table\./],
    [['validate', '*.yaml', '--exclude', 't*.yaml', '--exclude', 'text.yaml'], /^No findings in 1 file\./],
  ])('%j', async (args, expected) => {
    const { code, out } = await dynamormCdk(args, { cwd, env });

    expect(code).toBe(0);
    expect(out).toMatch(expected);
  });

  test('FORCE_COLOR asks for colours where no terminal is', async () => {
    const colored = async (more: NodeJS.ProcessEnv) =>
      (await dynamormCdk(['validate', 'empty.json'], { cwd, env: { ...env, ...more } })).out;

    expect(await colored({ FORCE_COLOR: '1' })).toContain('\u001b[31merror');
    expect(await colored({ FORCE_COLOR: '0' })).not.toContain('\u001b');
    expect(await colored({})).not.toContain('\u001b');
  });
});
