import { writeFileSync } from 'node:fs';
import { diagrams } from './diagrams';

for (const [file, svg] of Object.entries(diagrams)) {
  writeFileSync(file, svg);
}
