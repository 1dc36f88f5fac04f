import { notes } from './version';

// The text of a release, for the workflow.
const text = notes(process.argv[2] ?? '');
if (!text) {
  console.error(`CHANGELOG.md has no section "## ${process.argv[2] ?? ''}".`);
  process.exit(1);
}
console.log(text);
