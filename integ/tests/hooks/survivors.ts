import { remove, tablesNamedAfter, unprotect } from './stack-tables';

/** After a stack is gone: exactly the table that was to be retained is still there. Removes it. */
async function main(stackName: string, retainedId: string): Promise<void> {
  const survivors = await tablesNamedAfter(stackName);
  for (const name of survivors) {
    await unprotect(name);
    await remove(name);
  }
  if (survivors.length !== 1 || !survivors[0].startsWith(`${stackName}-${retainedId}`)) {
    throw new Error(
      `One table, ${stackName}-${retainedId}..., should have survived the stack; there were: ${survivors.join(', ') || 'none'}.`,
    );
  }
}

main(process.argv[2], process.argv[3]).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
