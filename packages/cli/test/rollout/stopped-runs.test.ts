import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { Account } from '../../src/rollout/account';
import { Conversation } from '../../src/rollout/conversation';
import type { FullApp } from '../../src/rollout/full-app';
import { GuardedDeployment } from '../../src/rollout/guarded-deployment';
import { refuseNested } from '../../src/rollout/read-rollout';
import { runToTheEnd } from '../../src/rollout/rollout-run';
import type { Activity } from '../../src/rollout/settle';
import { CliError } from '../../src/terminal/cli-error';
import { ExitCode } from '../../src/terminal/exit-code';
import { properties } from '../plan/templates';
import { staged, template } from './stacks';

const deployed = template(properties());
const wanted = template(properties({ indexes: ['by-a: a:S'] }));
/** A run against an account that answers so. */
async function runs(status: string, { events = [], activity, fails }: { events?: object[]; activity?: Activity; fails?: Error } = {}) {
  const answers: Record<string, object> = {
    DescribeStacksCommand: { Stacks: [{ StackName: 'Shop', StackStatus: status }] },
    DescribeStackEventsCommand: { StackEvents: events },
  };
  const client = { send: async (command: object) => answers[command.constructor.name] } as unknown as CloudFormationClient;
  const directory = folderWith({ 'shop.json': JSON.stringify(wanted) });
  const artifact = { type: 'aws:cloudformation:stack', properties: { templateFile: 'shop.json' } };
  const app: FullApp = {
    directory,
    template: wanted,
    stack: { id: 'Shop', name: 'Shop', stackName: 'Shop', directory, artifact, version: '48' },
  };
  let text = '';
  const say = (more: string) => {
    text += more;
  };
  const terminal = { color: false, env: {}, out: say, err: say, input: async () => new Uint8Array() };
  const look = {
    rollout: async () => ({ tables: [staged(deployed, wanted)], deployed }),
    activity: async () => {
      if (fails && text !== '') throw fails;
      return activity ?? { busy: [], failed: [] };
    },
  };
  const conversation = new Conversation(terminal, { interval: 0.1, timeout: fails ? 1 : 0 });
  const account = new Account(client, app, {}, conversation, look);
  const code = await runToTheEnd(account, new GuardedDeployment(account, directory, {}, conversation), conversation);
  return { code, text };
}

test('a stack that takes no update ends the rollout, with the reason', async () => {
  const failed = { LogicalResourceId: 'Orders', ResourceStatus: 'UPDATE_FAILED', ResourceStatusReason: 'no such key' };
  const { code, text } = await runs('UPDATE_ROLLBACK_FAILED', { events: [failed] });

  expect(code).toBe(ExitCode.ERRORS_FOUND);
  expect(text).toContain('DYN-C610 The stack `Shop` is UPDATE_ROLLBACK_FAILED, so it cannot be updated (Orders: no such key).');
});

test('a replica that failed ends the rollout', async () => {
  const activity = { busy: [], failed: ['the replica in eu-north-1 is CREATION_FAILED'] };

  expect(await runs('UPDATE_COMPLETE', { activity })).toEqual({
    code: ExitCode.ERRORS_FOUND,
    text: 'DYN-C611 the replica in eu-north-1 is CREATION_FAILED. Repair it, and run this again.\n',
  });
});

test('a table that is busy past the time leaves the rollout waiting', async () => {
  const activity = { busy: ['the index `by-a` is CREATING, filling: 5 of about 9 items'], failed: [] };
  const { code, text } = await runs('UPDATE_COMPLETE', { activity });

  expect(code).toBe(ExitCode.WAITING);
  expect(text).toContain('the index `by-a` is CREATING, filling: 5 of about 9 items');
  expect(text).toContain('AWS is still busy after 0 minutes. Nothing is lost: run this again to go on.');
  expect(text.match(/CREATING/g)).toHaveLength(1);
});

test('credentials that expire while DynamoDB works leave the rollout waiting', async () => {
  const activity = { busy: ['the index `by-a` is CREATING'], failed: [] };
  const { code, text } = await runs('UPDATE_COMPLETE', { activity, fails: new CliError('DYN-C010', 'The token has expired.') });

  expect(code).toBe(ExitCode.WAITING);
  expect(text).toContain('DYN-C010 The token has expired.\nAWS goes on with what was begun, and nothing is lost: run this again to go on.');
});

test('a table of a nested stack cannot be rolled out', () => {
  const table = (scope: string) => ({ label: 'Inner', physicalName: 'inner', exactNames: [], scope, selector: `${scope}/Inner` });

  expect(() => refuseNested([table('Shop')], 'Shop')).not.toThrow();
  expect(() => refuseNested([table('Shop'), table('Shop/Nested')], 'Shop')).toThrow(
    expect.objectContaining({ code: 'DYN-C606', message: expect.stringContaining('`Shop/Nested/Inner` is in a nested stack') }),
  );
});
