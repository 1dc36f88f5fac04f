import { tablesOfStack, unprotect } from './stack-tables';

/** Turns deletion protection off for the tables of a stack, so that the stack can be destroyed. */
async function main(stackName: string): Promise<void> {
  for (const name of await tablesOfStack(stackName)) await unprotect(name);
}

main(process.argv[2]).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
