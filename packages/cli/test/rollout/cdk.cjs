#!/usr/bin/env node
// What a rollout needs of the CDK CLI, without its start of seconds: the change set of an assembly's stack.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { CloudFormationClient, CreateChangeSetCommand } = require('@aws-sdk/client-cloudformation');

const [command, stack, ...args] = process.argv.slice(2);
const option = (name) => args[args.indexOf(name) + 1];
if (command !== 'deploy' || option('--method') !== 'prepare-change-set') throw new Error(`unexpected: ${process.argv.join(' ')}`);
const directory = option('--app');
const { artifacts } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
const { properties } = artifacts[stack];
new CloudFormationClient({}).send(
  new CreateChangeSetCommand({
    StackName: properties.stackName ?? stack,
    ChangeSetName: option('--change-set-name'),
    ...(process.env.CDK_KEEPS_TEMPLATE
      ? { UsePreviousTemplate: true }
      : { TemplateBody: readFileSync(join(directory, properties.templateFile), 'utf8') }),
  }),
);
