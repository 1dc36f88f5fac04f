import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What keeps a rollout from beginning: exit code 2. */
export const rolloutFailureCodes = defineCodes({
  'DYN-C601': {
    severity: 'error',
    title: 'The template of a rollout is JSON, as the CDK writes it.',
    why: 'A wave is the deployed template with one change, so the template must be read in full. `dynamorm-cdk plan` says of other templates which index comes next.',
    broken: '$ dynamorm-cdk rollout run --stack Legacy',
    fixed: '$ dynamorm-cdk plan --from stack:Legacy --to template.yaml',
  },
  'DYN-C602': {
    severity: 'error',
    title: 'One index change at a time leads from the live table to the app.',
    why: 'Names and keys of indexes must be known before deployment, and a key attribute must have one type in all indexes of a table.',
  },
  'DYN-C603': {
    severity: 'error',
    title: 'The app of a rollout can be synthesized.',
    why: 'The message ends with the last lines of `cdk synth`. Run it by hand, or with `DEBUG=1`.',
    broken: '$ dynamorm-cdk rollout run --stack Shop # in a folder without cdk.json',
    fixed: "$ dynamorm-cdk rollout run --stack Shop --app 'go run .'",
  },
  'DYN-C604': {
    severity: 'error',
    title: '`cdk deploy --method prepare-change-set` makes a change set.',
    why: 'The message ends with the last lines of `cdk deploy`, or the reason of CloudFormation. Nothing was deployed.',
  },
  'DYN-C605': {
    severity: 'error',
    title: 'The CDK CLI is installed.',
    why: 'A rollout calls the `cdk` of the project, or the one on the path.',
    broken: '$ dynamorm-cdk rollout run --stack Shop --cdk cdk2',
    fixed: '$ dynamorm-cdk rollout run --stack Shop --cdk node_modules/.bin/cdk',
  },
  'DYN-C606': {
    severity: 'error',
    title: 'The tables of a rollout are in the stack itself.',
    why: 'A change set shows a nested stack as one change, so nobody could read what it does to a table.',
    broken: '$ dynamorm-cdk rollout run --stack Shop # the table is in a nested stack',
    fixed: '$ dynamorm-cdk plan --from stack:Shop --to cdk.full --state dynamorm-rollout.json # with Rollout.staged()',
  },
  'DYN-C607': {
    severity: 'error',
    title: 'A file for synthesis can delay only changes of indexes.',
    why: 'A time to live that moves and replicas that come or go are waves too, and only `rollout run` without a command deploys them one at a time.',
    broken: '$ dynamorm-cdk rollout next --stack Shop # a replica is new',
    fixed: '$ dynamorm-cdk rollout run --stack Shop',
  },
  'DYN-C608': {
    severity: 'error',
    title: 'The template says the paths of its constructs.',
    why: 'The file of a wave names tables by them. `cdk synth` adds them unless `--no-path-metadata` is given.',
    broken: '$ cdk synth --no-path-metadata && dynamorm-cdk rollout next --stack Shop --app cdk.out',
    fixed: '$ cdk synth && dynamorm-cdk rollout next --stack Shop --app cdk.out',
  },
});

/** What ends a rollout that has begun: exit code 1, or 3 where it waits. */
export const rolloutStopCodes = defineCodes({
  'DYN-C610': {
    severity: 'error',
    title: 'The stack takes updates.',
    why: 'An update failed, and so did its rollback. CloudFormation refuses every further one until somebody repairs the stack.',
  },
  'DYN-C611': {
    severity: 'error',
    title: 'Every replica of the table works.',
    why: 'The table cannot change while a replica could not be created, or its key or region is not reachable.',
  },
  'DYN-C612': {
    severity: 'error',
    title: 'The table has the indexes that its stack knows.',
    why: 'An update that fails may leave an index behind, and somebody may change a table by hand. CloudFormation repairs neither. The message has the command that does.',
  },
  'DYN-C613': {
    severity: 'error',
    title: 'CloudFormation finds the change of a wave.',
    why: 'The template differs from the deployed one, and the change set is empty, so the wave would never end.',
  },
  'DYN-C614': {
    severity: 'error',
    title: 'A change set changes tables only as the wave says.',
    why: 'Before it is executed, the indexes before and after are read from the change set. No approval deploys one that deletes or replaces a table, that changes other indexes, or that uses express mode.',
  },
  'DYN-C615': {
    severity: 'error',
    title: 'CloudFormation deploys the wave.',
    why: 'The message has the reason, and the command that removes leftovers of the wave.',
  },
  'DYN-C616': {
    severity: 'error',
    title: 'Somebody approves the changes of a wave to other resources than tables.',
    why: 'Without a terminal, the command cannot ask. It ends with exit code 3, and the wave was not deployed.',
    broken: '$ dynamorm-cdk rollout run --stack Shop < /dev/null',
    fixed: '$ dynamorm-cdk rollout run --stack Shop --approve',
  },
  'DYN-C617': {
    severity: 'error',
    title: 'The command after `--` deploys the wave.',
    why: 'It failed, or it ended well and the table is as before. It must deploy the stack, and pass the environment variable `DYNAMORM_CDK_ROLLOUT_FILE` on to the app.',
    broken: '$ dynamorm-cdk rollout run --stack Shop -- cdk deploy Billing',
    fixed: '$ dynamorm-cdk plan --from stack:Shop --to cdk.full --state dynamorm-rollout.json # with Rollout.staged()',
  },
});

/** What a rollout that is under way means for models. */
export const rolloutFindingCodes = defineCodes({
  'DYN-C620': {
    severity: 'info',
    title: 'No wave of a rollout is still to come.',
    why: 'Models are compared with the table as it will be. Until its wave, queries on a new index fail, and an old one stays.',
  },
});
