import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, LocalServer } from './local-server';

/** A package index with the wheels of a folder, which sends readers to another index for what it does not have. */
export function pythonIndex(folder: string, other: string): LocalServer {
  const wheels = readdirSync(folder).filter((file) => file.endsWith('.whl'));
  return new LocalServer((path): Answer => {
    const [, place, name] = path.split('/');
    if (place === 'wheels') return wheels.includes(name) ? { body: readFileSync(join(folder, name)) } : undefined;
    const own = wheels.filter((file) => normalized(file.split('-')[0]) === normalized(name));
    if (own.length === 0) return { elsewhere: `${other.replace(/\/$/, '')}/${name}/` };
    return { body: own.map((file) => `<a href="/wheels/${file}">${file}</a>`).join('\n'), type: 'text/html' };
  });
}

/** As PEP 503 has it. */
function normalized(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}
