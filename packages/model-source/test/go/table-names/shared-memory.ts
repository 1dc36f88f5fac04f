import { type Form, method } from './form';

const settings = 'type settings struct{ table string }';
const inRoom = 'base := append(make([]string, 0, 4), "my")';

/** Lists, arrays and pointers that hold the same memory: what one of them changes, the others see. */
export const sharedMemory: Form[] = [
  {
    title: 'a list that two appends share',
    code: method(`${inRoom}\na := append(base, "default")\nb := append(base, "notes")\n_ = b\nreturn strings.Join(a, "-")`),
    refused: /changed in a way/,
  },
  {
    title: 'the later one of two appends',
    code: method(`${inRoom}\na := append(base, "default")\nb := append(base, "notes")\n_ = a\nreturn strings.Join(b, "-")`),
  },
  {
    title: 'two appends to a literal, which has no room',
    code: method('base := []string{"my"}\na := append(base, "notes")\nb := append(base, "other")\n_ = b\nreturn strings.Join(a, "-")'),
  },
  {
    title: 'two appends to a list that grew',
    code: method(
      'base := append([]string{"my", "own", "big"}, "old")\na := append(base, "default")\nb := append(base, "notes")\n_ = b\nreturn strings.Join(a, "-")',
    ),
    refused: /changed in a way/,
  },
  {
    title: 'a list that grows in a loop',
    code: method(
      'var parts []string\nfor _, one := range []string{"my", "own", "notes"} {\nparts = append(parts, one)\n}\nreturn strings.Join(parts, "-")',
    ),
  },
  {
    title: 'lists that grow from the same one in a loop',
    code: method(
      `${inRoom}\nvar all [][]string\nfor _, one := range []string{"default", "notes"} {\nall = append(all, append(base, one))\n}\nreturn strings.Join(all[0], "-")`,
    ),
    refused: /changed in a way/,
  },
  {
    title: 'a function that appends to its argument',
    code: method(
      `${inRoom}\na := append(base, "default")\nwith(base)\nreturn strings.Join(a, "-")`,
      'func with(names []string) []string { return append(names, "notes") }',
    ),
    refused: /changed in a way/,
  },
  {
    title: 'a list of the package that two functions append to',
    code: method(
      'a := append(base, "default")\nother()\nreturn strings.Join(a, "-")',
      'var base = append(make([]string, 0, 4), "my")\n\nfunc other() { _ = append(base, "notes") }',
    ),
    refused: /changed in a way/,
  },
  {
    title: 'an append of nothing',
    code: method('a := []string{"default"}\nb := append(a)\nb[0] = "notes"\nreturn a[0]'),
  },
  {
    title: 'an append whose list is changed',
    code: method(`${inRoom}\na := append(base, "x")\na[0] = "notes"\nreturn base[0]`),
    refused: /changed in a way/,
  },
  {
    title: 'an append to a literal whose list is changed',
    code: method('base := []string{"notes"}\na := append(base, "x")\na[0] = "other"\nreturn base[0]'),
  },
  {
    title: 'the rest of a list',
    code: method('rest := []string{"own", "notes"}\nreturn strings.Join(append([]string{"my"}, rest...), "-")'),
  },
  {
    title: 'how many there are of two lists',
    code: method('rest := []string{"own", "notes"}\nif len(append([]string{"my"}, rest...)) == 3 {\nreturn "notes"\n}\nreturn "default"'),
  },
  {
    title: 'the rest of a list that is not known',
    code: method(
      'rest := strings.Split(os.Getenv("STAGE"), ",")\nif len(append([]string{"my"}, rest...)) == 2 {\nreturn "notes"\n}\nreturn "default"',
    ),
    refused: /strings\.Split|calculated|is a part of it/,
  },
  {
    title: 'a part of a list that is appended to',
    code: method('all := []string{"my", "default"}\n_ = append(all[:1], "notes")\nreturn strings.Join(all, "-")'),
    refused: /changed in a way/,
  },
  {
    title: 'a part of a list with a limit that is appended to',
    code: method('all := []string{"my", "notes"}\n_ = append(all[:1:1], "other")\nreturn strings.Join(all, "-")'),
  },
  {
    title: 'a part of a list',
    code: method('all := []string{"my", "own", "notes", "x"}\nreturn strings.Join(all[1:3], "-")'),
  },
  {
    title: 'a part of a list that is changed',
    code: method('all := []string{"my", "default"}\npart := all[1:]\npart[0] = "notes"\nreturn all[1]'),
    refused: /changed in a way/,
  },
  {
    title: 'a list whose part is read',
    code: method('all := []string{"my", "default"}\npart := all[1:]\nall[1] = "notes"\nreturn part[0]'),
    refused: /changed in a way/,
  },
  {
    title: 'a part of a list that the program chooses',
    code: method('all := []string{"default", "own"}\npart := all[:len(os.Getenv("STAGE"))+1]\npart[0] = "notes"\nreturn all[0]'),
    refused: /bounds are known/,
  },
  {
    title: 'a part that reaches into the room behind the list',
    code: method(`${inRoom}\na := append(base, "default")\nmore := base[:2]\nmore[1] = "notes"\nreturn a[1]`),
    refused: /bounds are known/,
  },
  {
    title: 'a copy into a part of a list',
    code: method('all := []string{"my", "default"}\ncopy(all[1:], []string{"notes"})\nreturn all[1]'),
    refused: /changed in a way/,
  },
  {
    title: 'a part of a list that is sorted',
    code: method('all := []string{"x", "notes", "default"}\nsort.Strings(all[:2])\nreturn all[0]'),
    refused: /sort\.Strings/,
  },
  {
    title: 'a part of a list that is turned around',
    code: method('all := []string{"default", "notes"}\nslices.Reverse(all[:])\nreturn all[0]'),
    refused: /slices\.Reverse/,
  },
  {
    title: 'entries of a list that are exchanged',
    code: method('all := []string{"default", "notes"}\nall[0], all[1] = all[1], all[0]\nreturn all[0]'),
  },
  {
    title: 'a part of an array that is changed',
    code: method('all := [2]string{"default", "x"}\npart := all[:]\npart[0] = "notes"\nreturn all[0]'),
    refused: /changed in a way/,
  },
  {
    title: 'an array whose part is read',
    code: method('all := [2]string{"default", "x"}\npart := all[:]\nall[0] = "notes"\nreturn part[0]'),
    refused: /changed in a way/,
  },
  {
    title: 'a part of an array in a struct',
    code: method(
      'c := names{all: [2]string{"default", "x"}}\npart := c.all[:]\npart[0] = "notes"\nreturn c.all[0]',
      'type names struct{ all [2]string }',
    ),
    refused: /bounds are known/,
  },
  {
    title: 'a copy of an array',
    code: method('all := [1]string{"notes"}\nother := all\nother[0] = "default"\nreturn all[0]'),
  },
  {
    title: 'a pointer to an array',
    code: method('all := [1]string{"default"}\np := &all\np[0] = "notes"\nreturn all[0]'),
  },
  {
    title: 'a list that a function with any number of arguments changes',
    code: method('all := []string{"default"}\nset(all...)\nreturn all[0]', 'func set(names ...string) { names[0] = "notes" }'),
  },
  {
    title: 'a function with any number of arguments',
    code: method(
      'all := []string{"", "notes"}\nreturn first(all...)',
      'func first(names ...string) string {\nfor _, one := range names {\nif one != "" {\nreturn one\n}\n}\nreturn "default"\n}',
    ),
  },
  {
    title: 'cmp.Or of a list',
    code: method('all := []string{os.Getenv("NOTES_TABLE"), "notes"}\nreturn cmp.Or(all...)'),
  },
  {
    title: 'a format of a list',
    code: method('all := []any{"my", "notes"}\nreturn fmt.Sprintf("%s-%s", all...)'),
  },
  {
    title: 'a pointer to an entry',
    code: method('all := []string{"default"}\np := &all[0]\n*p = "notes"\nreturn all[0]'),
  },
  {
    title: 'a pointer to an entry that is read later',
    code: method('all := []string{"default"}\np := &all[0]\nall[0] = "notes"\nreturn *p'),
  },
  {
    title: 'a pointer to a struct in a list',
    code: method('all := []settings{{table: "default"}}\np := &all[0]\np.table = "notes"\nreturn all[0].table', settings),
  },
  {
    title: 'a pointer to a struct in a list that is found',
    code: method(
      'all := []settings{{table: "x"}, {table: "notes"}}\nfor i := range all {\none := &all[i]\nif one.table == "notes" {\nreturn one.table\n}\n}\nreturn "default"',
      settings,
    ),
  },
  {
    title: 'structs in a list that a loop changes',
    code: method('all := []settings{{table: "default"}}\nfor i := range all {\nall[i].table = "notes"\n}\nreturn all[0].table', settings),
  },
  {
    title: 'a method that changes a struct in a list',
    code: method(
      'all := []settings{{table: "default"}}\nall[0].set("notes")\nreturn all[0].table',
      `${settings}\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  {
    title: 'a method that changes a struct in a struct in a list',
    code: method(
      'all := []outer{{inner: settings{table: "default"}}}\nall[0].inner.set("notes")\nreturn all[0].inner.table',
      `${settings}\n\ntype outer struct{ inner settings }\n\nfunc (s *settings) set(name string) { s.table = name }`,
    ),
  },
  {
    title: 'a list that changes while a loop goes over it',
    code: method(
      'all := []string{"x", "default"}\nname := ""\nfor i, one := range all {\nif i == 0 {\nall[1] = "notes"\n}\nname = one\n}\nreturn name',
    ),
  },
  {
    title: 'an array that changes while a loop goes over it',
    code: method(
      'all := [2]string{"x", "notes"}\nname := ""\nfor i, one := range all {\nif i == 0 {\nall[1] = "default"\n}\nname = one\n}\nreturn name',
    ),
  },
  {
    title: 'pointers in a list that a library is given',
    code: method(
      'c := settings{Table: "default"}\n_ = json.Unmarshal([]byte(`[{"Table": "notes"}]`), &[]*settings{&c})\nreturn c.Table',
      'type settings struct{ Table string }',
    ),
    refused: /encoding\/json\.Unmarshal/,
  },
  {
    title: 'a function that a library calls',
    code: method(
      'name := "default"\n_ = slices.ContainsFunc([]string{"x"}, func(string) bool {\nname = "notes"\nreturn true\n})\nreturn name',
    ),
    refused: /slices\.ContainsFunc/,
  },
  {
    title: 'a method that a library calls',
    code: method(
      'c := &settings{table: "default"}\n_ = slices.ContainsFunc([]string{"notes"}, c.is)\nreturn c.table',
      `${settings}\n\nfunc (s *settings) is(name string) bool {\ns.table = name\nreturn true\n}`,
    ),
    refused: /changed in a way/,
  },
  {
    title: 'a list in a struct that is copied',
    code: method('a := names{all: []string{"default"}}\nb := a\nb.all[0] = "notes"\nreturn a.all[0]', 'type names struct{ all []string }'),
  },
  {
    title: 'an array in a struct that is copied',
    code: method(
      'a := names{all: [1]string{"notes"}}\nb := a\nb.all[0] = "default"\nreturn a.all[0]',
      'type names struct{ all [1]string }',
    ),
  },
  {
    title: 'a list in a map',
    code: method('all := map[string][]string{"a": {"default"}}\nb := all["a"]\nb[0] = "notes"\nreturn all["a"][0]'),
  },
  {
    title: 'a list under another type',
    code: method('all := []string{"default"}\nother := names(all)\nother[0] = "notes"\nreturn all[0]', 'type names []string'),
  },
  {
    title: 'an array with keys',
    code: method('all := [...]string{1: "notes", 0: "default"}\nreturn all[1]'),
  },
  {
    title: 'a list with keys that are constants',
    code: method('all := []string{note: "notes", other: "default"}\nreturn all[note]', 'const (\nother = iota\nnote\n)'),
    refused: /parts are not followed/,
  },
  {
    title: 'a list with a gap',
    code: method('all := []string{2: "default", "notes"}\nreturn all[3]'),
  },
  {
    title: 'a part of an array, after the array itself',
    code: method('all := [2]string{"default", "x"}\npart := all[:]\nall[1] = "y"\npart[0] = "notes"\nreturn all[0]'),
    refused: /changed in a way/,
  },
  {
    title: 'an append that another one overwrote',
    code: method(`${inRoom}\na := append(base, "x")\nb := append(base, "y")\na[0] = "notes"\nreturn b[0]`),
    refused: /changed in a way/,
  },
  {
    title: 'a part of what another append overwrote',
    code: method(`${inRoom}\na := append(base, "x")\nb := append(base, "y")\nc := a[:1]\nc[0] = "notes"\nreturn b[0]`),
    refused: /changed in a way/,
  },
];
