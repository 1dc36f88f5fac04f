import { type Form, method } from './form';

const settings = 'type settings struct{ table string }';

/** Statements whose effect is easily overlooked. */
export const statements: Form[] = [
  { title: 'an index that is counted up', code: method('all := []string{"default", "notes"}\ni := 0\ni++\nreturn all[i]') },
  { title: 'an index that is counted down', code: method('all := []string{"notes", "default"}\ni := 1\ni--\nreturn all[i]') },
  { title: 'an index that is added to', code: method('all := []string{"default", "notes"}\ni := 0\ni += 1\nreturn all[i]') },
  { title: 'a text that is added to', code: method('name := "my"\nname += "-notes"\nreturn name') },
  {
    title: 'a loop over a variable that is there already',
    code: method('var name string\nfor _, name = range []string{"default", "notes"} {\n}\nreturn name'),
    refused: /loop or another statement/,
  },
  {
    title: 'a loop over an entry',
    code: method('all := []string{"default"}\nfor _, all[0] = range []string{"x", "notes"} {\n}\nreturn all[0]'),
    refused: /loop or another statement/,
  },
  {
    title: 'a loop over a map',
    code: method('name := "default"\nfor _, one := range map[string]string{"a": "notes"} {\nname = one\n}\nreturn name'),
    refused: /known only when the program runs/,
  },
  {
    title: 'a loop over a number',
    code: method('name := "default"\nfor range 2 {\nname = "notes"\n}\nreturn name'),
    refused: /known only when the program runs/,
  },
  {
    title: 'a loop with a counter',
    code: method('name := "default"\nfor i := 0; i < 1; i++ {\nname = "notes"\n}\nreturn name'),
    refused: /loop or another statement/,
  },
  {
    title: 'a switch that falls through',
    code: method('name := "default"\nswitch {\ncase true:\nname = "x"\nfallthrough\ncase false:\nname = "notes"\n}\nreturn name'),
    refused: /loop or another statement/,
  },
  {
    title: 'a switch over a type',
    code: method('var v any = "notes"\nswitch one := v.(type) {\ncase string:\nreturn one\n}\nreturn "default"'),
    refused: /loop or another statement/,
  },
  {
    title: 'a switch with break',
    code: method('name := "notes"\nswitch {\ncase true:\nif true {\nbreak\n}\nname = "default"\n}\nreturn name'),
  },
  {
    title: 'a loop with a label',
    code: method(
      'name := "default"\nouter:\nfor _, a := range []string{"x", "notes"} {\nfor range []string{"y"} {\nname = a\ncontinue outer\n}\nname = "never"\n}\nreturn name',
    ),
    refused: /loop or another statement/,
  },
  { title: 'a variable of an inner block', code: method('name := "notes"\n{\nname := "default"\n_ = name\n}\nreturn name') },
  { title: 'a variable that an inner block sets', code: method('name := "default"\n{\nname = "notes"\n}\nreturn name') },
  { title: 'a variable of an if', code: method('name := "notes"\nif name := "default"; name != "" {\n_ = name\n}\nreturn name') },
  {
    title: 'a result with a name that is hidden',
    code: 'func (Note) TableName() (name string) {\nname = "notes"\nif true {\nname := "default"\n_ = name\n}\nreturn\n}',
  },
  {
    title: 'a deferred function with a result that is set',
    code: 'func (Note) TableName() (name string) {\ndefer set(&name)\nreturn "default"\n}\n\nfunc set(to *string) { *to = "notes" }',
    refused: /loop or another statement/,
  },
  {
    title: 'a deferred method that changes a pointer',
    code: method(
      'c := &settings{table: "notes"}\ndefer c.set("default")\nreturn c.table',
      `${settings}\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  {
    title: 'a function that keeps a variable',
    code: method('name := "default"\nset := func(to string) { name = to }\nset("notes")\nreturn name'),
  },
  {
    title: 'functions that keep the variable of a loop',
    code: method(
      'var all []func() string\nfor _, one := range []string{"notes", "default"} {\nall = append(all, func() string { return one })\n}\nreturn all[0]()',
    ),
  },
  {
    title: 'a function that is given back',
    code: method(
      'next := counter()\nnext()\nreturn next()',
      'func counter() func() string {\nname := "default"\nreturn func() string {\nbefore := name\nname = "notes"\nreturn before\n}\n}',
    ),
  },
  {
    title: 'a method value',
    code: method(
      'c := settings{table: "notes"}\nget := c.get\nc.table = "default"\nreturn get()',
      `${settings}\n\nfunc (s settings) get() string { return s.table }`,
    ),
    refused: /given its value/,
  },
  {
    title: 'a method expression',
    code: method('return settings.get(settings{table: "notes"})', `${settings}\n\nfunc (s settings) get() string { return s.table }`),
    refused: /not followed/,
  },
  {
    title: 'a field of an embedded pointer',
    code: method(
      'c := outer{&settings{table: "default"}}\nd := c\nd.table = "notes"\nreturn c.table',
      `${settings}\n\ntype outer struct{ *settings }`,
    ),
  },
  {
    title: 'a method of an embedded struct',
    code: method(
      'c := outer{settings{table: "default"}}\nc.set("notes")\nreturn c.table',
      `${settings}\n\ntype outer struct{ settings }\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  {
    title: 'a copy of what a pointer leads to',
    code: method('c := &settings{table: "notes"}\nd := *c\nd.table = "default"\nreturn c.table', settings),
  },
  {
    title: 'what a pointer leads to is exchanged',
    code: method('c := &settings{table: "default"}\nd := c\n*c = settings{table: "notes"}\nreturn d.table', settings),
  },
  {
    title: 'a pointer to a pointer',
    code: method('c := &settings{table: "default"}\np := &c\n*p = &settings{table: "notes"}\nreturn c.table', settings),
  },
  {
    title: 'an entry that is deleted',
    code: method('all := map[string]string{"a": "default"}\ndelete(all, "a")\nif v, ok := all["a"]; ok {\nreturn v\n}\nreturn "notes"'),
    refused: /changed in a way/,
  },
  {
    title: 'a map that is cleared',
    code: method('all := map[string]string{"a": "default"}\nclear(all)\nif v, ok := all["a"]; ok {\nreturn v\n}\nreturn "notes"'),
    refused: /changed in a way/,
  },
  {
    title: 'how many entries a map has',
    code: method('all := map[string]string{"a": "x"}\nif len(all) == 1 {\nreturn "notes"\n}\nreturn "default"'),
  },
  { title: 'the least of two', code: method('return []string{"default", "notes"}[min(1, 2)]'), refused: /which is not followed/ },
  {
    title: 'a constant that counts',
    code: method('return []string{"default", "notes"}[second]', 'const (\nfirst = iota\nsecond\n)'),
    refused: /which is not followed/,
  },
  { title: 'a constant of a function', code: method('const name = "notes"\nreturn name', 'const name = "default"') },
  {
    title: 'several constants of a function',
    code: method('const (\na = "my"\nb = "notes"\n)\nreturn a + "-" + b', 'const a, b = "x", "y"'),
    refused: /loop or another statement/,
  },
  {
    title: 'several variables of a function',
    code: method('var (\na = "my"\nb = "notes"\n)\nreturn a + "-" + b', 'var a, b = "x", "y"'),
    refused: /loop or another statement/,
  },
  { title: 'variables that are exchanged', code: method('a, b := "default", "notes"\na, b = b, a\nreturn a') },
  {
    title: 'a type that is asserted',
    code: method('var v any = "notes"\nif s, ok := v.(string); ok {\nreturn s\n}\nreturn "default"'),
    refused: /not followed/,
  },
  {
    title: 'a function of a type parameter',
    code: method('return pick[string]("notes", "default")', 'func pick[T any](a, b T) T { return a }'),
    refused: /not followed/,
  },
  {
    title: 'a struct with a type parameter',
    code: method(
      'return box[string]{value: "notes"}.get()',
      'type box[T any] struct{ value T }\n\nfunc (b box[T]) get() T { return b.value }',
    ),
  },
  { title: 'a text with letters beyond ASCII', code: method('if len("ä") == 2 {\nreturn "notes"\n}\nreturn "default"') },
  {
    title: 'a letter of a text',
    code: method('name := "notes"\nif name[0] == \'n\' {\nreturn name\n}\nreturn "default"'),
    refused: /chosen when/,
  },
  { title: 'a package variable that hides a function', code: method('return name()', 'var name = func() string { return "notes" }') },
  {
    title: 'an argument that hides a package',
    code: method('return of(settings{table: "notes"})', `${settings}\n\nfunc of(strings settings) string { return strings.table }`),
  },
  {
    title: 'a panic that is caught',
    code: 'func (Note) TableName() (name string) {\ndefer func() {\nif recover() != nil {\nname = "notes"\n}\n}()\npanic("x")\n}',
    refused: /loop or another statement/,
  },
  {
    title: 'a panic that is caught without a word',
    code: 'func (Note) TableName() (name string) {\nname = "notes"\ndefer func() { recover() }()\npanic("x")\n}',
    refused: /never returns/,
  },
  {
    title: 'a goroutine',
    code: method('name := make(chan string, 1)\ngo func() { name <- "notes" }()\nreturn <-name'),
    refused: /calculated/,
  },
  { title: 'a raw text', code: method('return `notes`') },
  { title: 'a text with escapes', code: method('return "\\x6eo\\u0074e\\163"') },
  { title: 'sums of constants of types', code: method('return string(prefix) + "-notes"', 'type part string\n\nconst prefix part = "my"') },
  { title: 'an anonymous struct', code: method('c := struct{ table string }{table: "notes"}\nreturn c.table') },
  {
    title: 'a list of anonymous structs',
    code: method(
      'for _, one := range []struct{ key, table string }{{"a", "default"}, {"b", "notes"}} {\nif one.key == "b" {\nreturn one.table\n}\n}\nreturn "x"',
    ),
  },
  {
    title: 'an interface',
    code: method(
      'var n named = settings{table: "notes"}\nreturn n.get()',
      `${settings}\n\ntype named interface{ get() string }\n\nfunc (s settings) get() string { return s.table }`,
    ),
  },
  {
    title: 'a struct whose field is a function',
    code: method('c := functions{get: func() string { return "notes" }}\nreturn c.get()', 'type functions struct{ get func() string }'),
  },
  {
    title: 'a struct that is compared',
    code: method('if (settings{table: "a"}) == (settings{table: "a"}) {\nreturn "notes"\n}\nreturn "default"', settings),
    refused: /comparison/,
  },
  {
    title: 'pointers that are compared',
    code: method('a, b := &settings{}, &settings{}\nif a != b {\nreturn "notes"\n}\nreturn "default"', settings),
  },
  {
    title: 'a field of an embedded struct',
    code: method('c := outer{settings{table: "notes"}}\nreturn c.table', `${settings}\n\ntype outer struct{ settings }`),
  },
  {
    title: 'a field of an embedded struct with its name',
    code: method(
      'c := outer{settings: settings{table: "notes"}, other: "x"}\nreturn c.table',
      `${settings}\n\ntype outer struct {\nsettings\nother string\n}`,
    ),
  },
  {
    title: 'a field of an embedded pointer that is read',
    code: method('c := &outer{&settings{table: "notes"}}\nreturn c.table', `${settings}\n\ntype outer struct{ *settings }`),
  },
  {
    title: 'a field of a struct in an embedded struct',
    code: method(
      'c := top{outer: outer{settings: settings{table: "default"}}}\nc.table = "notes"\nreturn c.outer.settings.table',
      `${settings}\n\ntype outer struct{ settings }\n\ntype top struct{ outer }`,
    ),
  },
  {
    title: 'a field of an embedded struct that is set by its struct',
    code: method('c := outer{}\nc.settings.table = "notes"\nreturn c.table', `${settings}\n\ntype outer struct{ settings }`),
  },
  {
    title: 'a field that hides one of an embedded struct',
    code: method(
      'c := outer{settings{table: "default"}, "notes"}\nreturn c.table',
      `${settings}\n\ntype outer struct {\nsettings\ntable string\n}`,
    ),
  },
  {
    title: 'a field of an embedded struct that its method reads',
    code: method(
      'c := outer{settings{table: "notes"}}\nreturn c.get()',
      `${settings}\n\ntype outer struct{ settings }\n\nfunc (s settings) get() string { return s.table }`,
    ),
  },
  {
    title: 'a field of an embedded pointer that its method sets',
    code: method(
      'inner := &settings{table: "default"}\nc := outer{inner}\nc.set("notes")\nreturn inner.table',
      `${settings}\n\ntype outer struct{ *settings }\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  {
    title: 'a field of an embedded struct that its method sets',
    code: method(
      'c := outer{settings{table: "default"}}\nc.set("notes")\nreturn c.settings.table',
      `${settings}\n\ntype outer struct{ settings }\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  { title: 'bits and quotients', code: method('return []string{"default", "notes"}[7/4%2|0]'), refused: /calculated/ },
];
