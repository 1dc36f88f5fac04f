import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Record<string, { readonly default?: string; readonly required?: boolean }>;
  readonly runs: { readonly steps: { readonly shell: string; readonly run: string; readonly env: Record<string, string> }[] };
}

/** What GitHub's runner would start for the action: a script and its variables. */
export interface ActionStep {
  readonly script: string;
  readonly env: Record<string, string>;
}

/** Where the runner has checked the action out, and the number of the pull request that the workflow runs for. */
export interface ActionContext {
  readonly path?: string;
  readonly pullRequest?: number;
}

const repository = resolve(__dirname, '../../..');

/** Puts inputs into the action as the runner does, defaults included; an input that the action does not have is an error. */
export function actionStep(given: Record<string, string | number>, { path = repository, pullRequest }: ActionContext = {}): ActionStep {
  const action: Action = parse(readFileSync(resolve(repository, 'action.yml'), 'utf8'));
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`The action has no input ${unknown.join(', ')}.`);
  const missing = Object.entries(action.inputs).filter(([name, { required }]) => required && !(name in given));
  if (missing.length > 0) throw new Error(`The action needs the input ${missing.map(([name]) => name).join(', ')}.`);
  const [step, ...more] = action.runs.steps;
  if (more.length > 0 || step.shell !== 'bash') throw new Error('The action is more than one step of bash.');
  const context: Record<string, string> = {
    '${{ github.action_path }}': path,
    '${{ github.event.pull_request.number }}': String(pullRequest ?? ''),
  };
  const env = Object.entries(step.env).map(([name, expression]) => {
    if (expression in context) return [name, context[expression]];
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1];
    if (input === undefined || !(input in action.inputs)) throw new Error(`The action sets ${name} to what is no input: ${expression}`);
    return [name, String(given[input] ?? action.inputs[input].default ?? '')];
  });
  return { script: step.run, env: Object.fromEntries(env) };
}
