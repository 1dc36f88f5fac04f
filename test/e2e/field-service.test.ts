// The field service application, from Go structs to deployed tables
import { beforeAll, expect, test } from 'vitest';
import { fieldService } from '../../integ/field-service/field-service';
import { present } from '../../tools/processes/run';

let done: string[];

beforeAll(async () => {
  done = await fieldService();
});

test('document, template and deployed tables fit the Go source', () => {
  expect(done).toContain('The document is what the Go source gives');
  expect(done).toContain('The tables that are synthesized fit the Go source');
  expect(done).toContain('The deployed tables fit the document');
});

test('DynamORM itself reads the models and uses the tables', async ({ skip }) => {
  skip(!(await present('go', 'version')), 'Go is not installed; get it from https://go.dev/dl');
  expect(done).toContain('DynamORM makes the same of the models');
  expect(done).toContain('DynamORM writes and reads through every index');
});
