import { writeApiPages } from './api-pages';
import { writeBaseline } from './baseline';
import { updateSignatures } from './signatures';

const commands: Record<string, () => Promise<string[]>> = { signatures: updateSignatures, api: writeApiPages, baseline: writeBaseline };

const command = commands[process.argv[2] ?? ''];
if (!command) {
  console.error(`There is nothing to write by the name "${process.argv[2] ?? ''}". There is: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
command().then(
  (files) => console.log(files.length > 0 ? files.map((file) => `wrote ${file}`).join('\n') : 'Everything is up to date.'),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
