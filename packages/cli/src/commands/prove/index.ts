import type { Command } from 'commander';
import { gathered } from '../../options/map-option';
import { addReportOptions } from '../../options/report-options';
import type { CommandContext } from '../../terminal/command-context';
import type { ProveOptions } from './run';

const notes = `
It proves that no tenant id, key, action or index reaches another tenant, or prints one call that does. Keys and indexes come from the
template. It needs the solver cvc5: python3 -m pip install cvc5
A cdk.out with tenant grants of @dynamorm-cdk/multi-tenant says by itself what is claimed; of other policies state it:

How a table tells its tenants (--table, repeatable; the left side is the logical id):
  Docs=partitionKey                    the partition key is the tenant id
  Docs=prefix:TENANT#                  the partition key is the prefix and the id
  Docs=prefix:TENANT#,separator:#      the same, and anything may follow the separator
  Docs=index                           only the indexes of --index tell the tenant
  Docs=index,shards:8,separator:#      the same, under several keys for each tenant
  'docs-*=table'                       each tenant has a table

Examples:
  $ dynamorm-cdk prove --template cdk.out
  $ dynamorm-cdk prove --template cdk.out --role TenantRole --table Docs=partitionKey
  $ dynamorm-cdk prove --template template.yaml --table Docs=index --index by-owner=tenant
  $ dynamorm-cdk prove --template template.yaml --table Docs=partitionKey --tenant-variable cognito-identity.amazonaws.com:sub`;

/** `prove`: whether the policies of tenants isolate. */
export function addProve(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('prove')
    .summary('prove that tenants cannot reach each other, or print the call')
    .description('Proves that the policies of a role keep tenants apart, or prints the request that crosses over.')
    .requiredOption('--template <paths...>', 'CloudFormation templates, cdk.out directories, or policies that IAM exports')
    .option('--table <table=claim>', 'how the keys of a table tell its tenants; a cdk.out of our constructs says it (repeatable)', gathered)
    .option('--index <index=tenant>', 'an index with the tenant in its first partition attribute (repeatable)', gathered)
    .option('--role <logical id>', 'the role of the tenants; otherwise each that names the tenant variable (repeatable)', gathered)
    .option('--tenant-variable <key>', 'the condition key that carries the tenant; aws:PrincipalTag/TenantID by default')
    .option('--solver <python>', 'a Python that has the package cvc5')
    .option('--smt2 <file>', 'write the question, in SMT-LIB 2.6, to this file')
    .addHelpText('after', notes);
  addReportOptions(command).action(async (options: ProveOptions) => {
    const { prove } = await import('./run.js');
    end(await prove(options, terminal));
  });
}
