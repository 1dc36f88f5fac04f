import { AiAgent, AiInstructions, TextFile } from 'projen';
import { GitHub, PullRequestTemplate } from 'projen/lib/github';
import { identity } from './identity';
import type { PnpmMonorepo } from './monorepo';

/** What who changes the repository is told where they look for it: coding agents, pull requests, reviewers. */
export class Contributing {
  constructor(root: PnpmMonorepo) {
    new AiInstructions(root, {
      agents: [AiAgent.CODEX],
      includeDefaultInstructions: false,
      instructions: [agents],
    });
    const github = GitHub.of(root);
    if (!github) throw new Error('The root project has no GitHub component, so no pull request template can be generated.');
    new PullRequestTemplate(github, { lines: pullRequest });
    new TextFile(root, '.github/CODEOWNERS', {
      lines: [`* @${identity.owner}/maintainers`],
    });
  }
}

const agents = `# dynamorm-cdk

AWS CDK constructs and a command line for DynamORM tables. TypeScript; jsii publishes it to npm, PyPI, Maven and Go.
[CONTRIBUTING.md](CONTRIBUTING.md) has the folders, the recipes (add a rule, a prop, an example) and the way to a release.

## Commands

| command | does |
|---|---|
| \`node start.mjs prepare\` | installs the locked dependencies; every \`npm run\` below does it first |
| \`npx vitest run --project table\` | unit tests of one package over the sources; nothing is compiled |
| \`npx vitest run packages/table/test/grants\` | the tests of one folder |
| \`npx biome check --write .\` | formats and lints |
| \`npx tsc --noEmit\` | checks the types of the whole tree |
| \`npm run words\` | checks the words of every text; add paths to check only these files |
| \`npx projen\` | writes package.json, tsconfig and workflows, after a change in \`projenrc/\` |
| \`npx projen compile\` | compiles all packages; \`npx projen build\` in a package builds it and what it needs |
| \`npm test -- --only unit,lint,types\` | some of the checks; without \`--only\` all of them, which takes many minutes |

## Rules

- Never edit a file that says it is generated. Change \`.projenrc.ts\` or \`projenrc/\`, run \`npx projen\` and commit what it writes.
- Published names are in \`projenrc/identity.ts\`, versions in \`projenrc/versions.ts\`, each with its reason.
- Import \`aws-cdk-lib/core\` and \`aws-cdk-lib/aws-x\`, never \`aws-cdk-lib\`.
- Public types follow jsii: no unions, tuples, overloads or generics; methods do not begin with \`get\`; every member is documented.
- Codes such as \`DYN-M080\` are stable: never reuse or renumber one.
- A test has the same path under \`test/\` as its source under \`src/\`. A security claim has a test that denies and one that allows.
- Commits follow Conventional Commits with a scope, such as \`fix(table): ...\`, and say what changes for the reader.`;

const pullRequest = [
  '## What changes for users',
  '',
  '<!-- One or two sentences. Fixes #… -->',
  '',
  '## Checklist',
  '',
  '- [ ] `npm test` passes, or this description names the parts that cannot run on your machine',
  '- [ ] a test fails without the change',
  '- [ ] `CHANGELOG.md` has a line, if users can notice the change',
  '- [ ] `npm run words` passes, if texts or messages changed',
  '- [ ] `npx projen signatures` and `npx projen api` were run, if the public interface changed',
  '- [ ] a security claim has a test that denies and one that allows',
];
