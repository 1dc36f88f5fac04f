import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { writeWholeFile } from '../../src/inputs/write-file';

describe('a file', () => {
  test('is replaced in one step, and keeps its mode', () => {
    const folder = folderWith({ 'a.txt': 'old' });
    const file = join(folder, 'a.txt');
    chmodSync(file, 0o640);
    const { ino } = statSync(file);
    writeWholeFile(file, 'new');

    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(statSync(file).ino).not.toBe(ino);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  test('behind a link is replaced, not the link', () => {
    const folder = folderWith({ 'real/a.txt': 'old' });
    symlinkSync('real/a.txt', join(folder, 'link.txt'));
    writeWholeFile(join(folder, 'link.txt'), 'new');

    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/a.txt'), 'utf8')).toBe('new');
  });

  test.each([
    ['absent/a.txt', /there is no directory `.*absent`: create it first/],
    ['folder', /it is a directory/],
    ['file/a.txt', /a part of its path is not a directory|there is no directory/],
  ])('%s cannot be written, and nothing is left behind', (name, message) => {
    const folder = folderWith({ file: 'x' });
    mkdirSync(join(folder, 'folder'));

    expect(() => writeWholeFile(join(folder, name), 'x')).toThrow(message);
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  });
});
