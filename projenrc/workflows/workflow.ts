import { GitHub, GithubWorkflow, type GithubWorkflowOptions } from 'projen/lib/github';
import type { PnpmMonorepo } from '../monorepo';
import { pins } from './actions';

export interface WorkflowOptions extends GithubWorkflowOptions {
  /** What a job that may write needs each right for, by the name of the right in YAML. */
  readonly rights?: Record<string, string>;
}

/** A workflow whose jobs may do nothing that they do not ask for, and whose actions are run from a commit. */
export class Workflow extends GithubWorkflow {
  constructor(root: PnpmMonorepo, name: string, { rights = {}, ...options }: WorkflowOptions = {}) {
    const github = GitHub.of(root);
    if (!github) throw new Error('The root project has no GitHub component, so no workflow can be generated.');
    for (const [action, { commit }] of Object.entries(pins)) github.actions.set(action, `${action}@${commit}`);
    super(github, name, { limitConcurrency: true, ...options });
    const file = this.file as unknown as { synthesizeContent(resolver: unknown): string | undefined };
    const synthesize = file.synthesizeContent.bind(file);
    file.synthesizeContent = (resolver) => annotate(synthesize(resolver), rights);
  }
}

/**
 * What projen cannot write: comments, and an empty map. Update tools look for the release of a commit in the comment behind it; the map takes
 * from every job what it does not ask for.
 */
function annotate(yaml: string | undefined, rights: Record<string, string>): string | undefined {
  return yaml
    ?.replace(/^( +uses: )([^@\s]+)@(.+)$/gm, (_line, key, action, commit) => {
      const pin = pins[action];
      if (pin?.commit !== commit) throw new Error(`Add ${action} to \`pins\` in projenrc/workflows/actions.ts: it has no commit.`);
      return `${key}${action}@${commit} # ${pin.release}`;
    })
    .replace(/^( +)([a-z-]+): write$/gm, (line, _indent, right) => {
      if (!rights[right]) throw new Error(`Say in \`rights\` what the workflow needs \`${right}: write\` for.`);
      return `${line} # ${rights[right]}`;
    })
    .replace(/^jobs:$/m, 'permissions: {}\njobs:');
}
