import { join } from 'node:path';
import { LocalCloud } from './local-cloud';
import { untilInterrupted } from './until-interrupted';

/** Starts the local cloud and leaves it running until Ctrl-C. */
async function serve(): Promise<void> {
  const stateDirectory = process.argv[2] ?? join(__dirname, '..', '..', '.cache', 'local-cloud');
  console.log('Starting the local cloud (the first start installs its Python packages) ...');
  const cloud = await LocalCloud.start({ stateDirectory, nodePath: join(__dirname, '..', 'node_modules') });
  console.log(`\nThe local cloud listens on ${cloud.endpoint}. Point your tools at it:\n`);
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    console.log(`  export ${name}=${cloud.environment[name]}`);
  }
  console.log(`\nWhat it enforces: ${cloud.endpoint}/_dynamorm/enforced\nCtrl-C stops it and forgets everything in it.`);
  await untilInterrupted();
  console.log('\nStopping the local cloud.');
  await cloud.stop();
}

serve().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
