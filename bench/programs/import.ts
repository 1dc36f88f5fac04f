// Loads a package as an app does: `import.js <package>`.
const [, , name] = process.argv;

/** What an app with tables and roles uses of the CDK; the library loads the rest when it is asked for. */
function cdk(): void {
  const { App, Stack } = require('aws-cdk-lib/core');
  const { TableV2 } = require('aws-cdk-lib/aws-dynamodb');
  const { Role } = require('aws-cdk-lib/aws-iam');
  if (![App, Stack, TableV2, Role].every(Boolean)) throw new Error('aws-cdk-lib lacks what it should have.');
}

if (name === 'aws-cdk-lib' || name === 'table' || name === 'multi-tenant') cdk();
if (name === 'model-spec' || name === 'table' || name === 'multi-tenant') Object.values(require(`@dynamorm-cdk/${name}`));
