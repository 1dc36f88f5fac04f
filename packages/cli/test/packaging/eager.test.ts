import { describe, expect, test } from 'vitest';
import { eagerly } from '../../packaging/eager';

/** Takes functions as called whose text holds the word. */
function marked(code: string): string {
  return eagerly(code, (start, end) => code.slice(start, end).includes('called'));
}

describe('functions that are called stand in parentheses', () => {
  test.each([
    ['arrow functions', 'use(x=>called(x))', 'use((x=>called(x)))'],
    ['function expressions', 'var a=function(){called()}', 'var a=(function(){called()})'],
    ['functions in functions', 'var a=()=>()=>called', 'var a=(()=>(()=>called))'],
    ['methods of objects', 'var a={m(x){called()}}', 'var a={m:(function(x){called()})}'],
    ['declared functions', 'a();function a(){called()}', ';var a=(function (){called()});a();'],
    [
      'declared functions below directives',
      '"use strict";a();async function a(){called()}',
      '"use strict";;var a=(async function (){called()});a();',
    ],
    [
      'functions declared in functions',
      'b(function(){return n();function n(){called()}})',
      'b((function(){;var n=(function (){called()});return n();}))',
    ],
  ])('%s', (_, code, expected) => {
    expect(marked(code)).toBe(expected);
  });
});

describe('all else stays as it is', () => {
  test.each([
    ['functions that are not called', 'use(x=>x);function a(){}'],
    ['static and private methods', 'class A{static m(){called()}#n(){called()}}'],
    ['methods that ask for their parent', 'var a={m(){super.called()}}'],
    ['accessors and generators', 'var a={get m(){return called},*n(){called()},async o(){called()}}'],
    ['functions declared in blocks', 'if(x){function a(){called()}}'],
    ['texts that look like code', 'var a="function(){called()}",b=`${1}()=>called`,c=/()=>called/'],
  ])('%s', (_, code) => {
    expect(marked(code)).toBe(code);
  });
});

test('what a function is called stays', () => {
  const code = 'var b=()=>called,c={m(){called()}};return [a.name,b.name,c.m.name];function a(){called()}';

  expect(new Function(marked(code))()).toEqual(['a', 'b', 'm']);
});

test('methods of a class are as they were', () => {
  const code = `
    var A = class extends B { #x = 2; static first = new this().twice('called'); twice(called) { return this.#x + called + this.once(); } };
    return [A.first, A.name, A.prototype.twice.name, Object.keys(A.prototype), Object.getOwnPropertyDescriptor(A.prototype, 'twice').writable];`;
  const run = (text: string) =>
    new Function('B', text)(
      class B {
        once = () => 1;
      },
    );

  expect(marked(code)).toContain('static{');
  expect(run(marked(code))).toEqual(run(code));
});
