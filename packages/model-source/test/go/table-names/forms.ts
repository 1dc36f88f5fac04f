import { type Form, method } from './form';
import { sharedMemory } from './shared-memory';
import { statements } from './statements';

const envOr = `func envOr(key, otherwise string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return otherwise
}`;

/** The environment variables of all forms. */
export const variables = ['NOTES_TABLE', 'OTHER_TABLE', 'STAGE'] as const;

export const forms: Form[] = [
  { title: 'a literal', code: method('return "notes"') },
  { title: 'a constant that is made of others', code: method('return full', 'const base = "notes"\nconst full = "my-" + base') },
  { title: 'a variable of the environment', code: method('return os.Getenv("NOTES_TABLE")') },
  { title: 'its name in a constant', code: method('return os.Getenv(key)', 'const key = "NOTES_TABLE"') },
  { title: 'a default in an if', code: method('if v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v\n}\nreturn "notes"') },
  {
    title: 'a default in an if that turns it around',
    code: method('v := os.Getenv("NOTES_TABLE")\nif v == "" {\nreturn "notes"\n}\nreturn v'),
  },
  { title: 'a default that is assigned', code: method('v := os.Getenv("NOTES_TABLE")\nif v == "" {\nv = "notes"\n}\nreturn v') },
  {
    title: 'a default that is assigned first',
    code: method('name := "notes"\nif v := os.Getenv("NOTES_TABLE"); v != "" {\nname = v\n}\nreturn name'),
  },
  { title: 'a default in an else', code: method('if v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v\n} else {\nreturn "notes"\n}') },
  { title: 'a length', code: method('v := os.Getenv("NOTES_TABLE")\nif len(v) > 0 {\nreturn v\n}\nreturn "notes"') },
  {
    title: 'a length that is none',
    code: method('if len(os.Getenv("NOTES_TABLE")) == 0 {\nreturn "notes"\n}\nreturn os.Getenv("NOTES_TABLE")'),
  },
  { title: 'a condition with not', code: method('v := os.Getenv("NOTES_TABLE")\nif !(v == "") {\nreturn v\n}\nreturn "notes"') },
  { title: 'LookupEnv', code: method('if v, ok := os.LookupEnv("NOTES_TABLE"); ok {\nreturn v\n}\nreturn "notes"') },
  {
    title: 'LookupEnv and its text',
    code: method('if v, ok := os.LookupEnv("NOTES_TABLE"); ok && v != "" {\nreturn v\n}\nreturn "notes"'),
  },
  {
    title: 'LookupEnv turned around',
    code: method('v, ok := os.LookupEnv("NOTES_TABLE")\nif !ok || v == "" {\nreturn "notes"\n}\nreturn v'),
  },
  { title: 'cmp.Or', code: method('return cmp.Or(os.Getenv("NOTES_TABLE"), "notes")') },
  { title: 'cmp.Or of three', code: method('return cmp.Or(os.Getenv("NOTES_TABLE"), os.Getenv("OTHER_TABLE"), "notes")') },
  {
    title: 'two variables in turn',
    code: method(
      'if v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v\n}\nif v := os.Getenv("OTHER_TABLE"); v != "" {\nreturn v\n}\nreturn "notes"',
    ),
  },
  {
    title: 'variables in a loop',
    code: method(
      'for _, key := range []string{"NOTES_TABLE", "OTHER_TABLE"} {\nif v := os.Getenv(key); v != "" {\nreturn v\n}\n}\nreturn "notes"',
    ),
  },
  {
    title: 'a switch over the text',
    code: method('switch v := os.Getenv("NOTES_TABLE"); v {\ncase "":\nreturn "notes"\ndefault:\nreturn v\n}'),
  },
  {
    title: 'a switch over conditions',
    code: method('v := os.Getenv("NOTES_TABLE")\nswitch {\ncase v != "":\nreturn v\n}\nreturn "notes"'),
  },
  { title: 'TrimSpace', code: method('v := strings.TrimSpace(os.Getenv("NOTES_TABLE"))\nif v == "" {\nreturn "notes"\n}\nreturn v') },
  { title: 'Trim of blanks', code: method('return cmp.Or(strings.Trim(os.Getenv("NOTES_TABLE"), " \\t"), "notes")') },
  { title: 'texts that are joined', code: method('return strings.Join([]string{"my", strings.ToLower("NOTES")}, "-")') },
  { title: 'Sprintf of constants', code: method('return fmt.Sprintf("%s-%d", "notes", 2)') },
  { title: 'Sprintf of a variable alone', code: method('return fmt.Sprintf("%s", os.Getenv("NOTES_TABLE"))') },
  {
    title: 'a function',
    code: method('return table()', 'func table() string {\nif v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v\n}\nreturn "notes"\n}'),
  },
  { title: 'a function with constant arguments', code: method('return envOr("NOTES_TABLE", "notes")', envOr) },
  {
    title: 'a function that calls another',
    code: method('return table("notes")', `${envOr}\nfunc table(name string) string { return envOr("NOTES_TABLE", name) }`),
  },
  {
    title: 'a function that takes its names',
    code: method(
      'return first("NOTES_TABLE", "OTHER_TABLE")',
      'func first(keys ...string) string {\nfor _, key := range keys {\nif v := os.Getenv(key); v != "" {\nreturn v\n}\n}\nreturn "notes"\n}',
    ),
  },
  {
    title: 'a function with a named result',
    code: method(
      'return table()',
      'func table() (name string) {\nname = os.Getenv("NOTES_TABLE")\nif name == "" {\nname = "notes"\n}\nreturn\n}',
    ),
  },
  {
    title: 'a function with an error',
    code: method(
      'name, err := table()\nif err != nil {\npanic(err)\n}\nreturn name',
      'func table() (string, error) {\nif v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v, nil\n}\nreturn "notes", nil\n}',
    ),
  },
  {
    title: 'a function of another package',
    code: method('return cfg.Table()'),
    cfg: 'import "os"\n\nfunc Table() string { return os.Getenv("NOTES_TABLE") }',
  },
  { title: 'a constant of another package', code: method('return cfg.Notes'), cfg: 'const Notes = "notes"' },
  {
    title: 'a method of the model',
    code: method('return n.table()', 'func (Note) table() string { return "notes" }').replace('(Note) TableName', '(n Note) TableName'),
  },
  { title: 'var and then assigned', code: method('var n string\nn = os.Getenv("NOTES_TABLE")\nif n == "" {\nn = "notes"\n}\nreturn n') },
  { title: 'a chain of variables', code: method('a := os.Getenv("NOTES_TABLE")\nb := a\nc := b\nreturn c') },
  {
    title: 'a map with a constant key',
    code: method('return tables["note"]', 'var tables = map[string]string{"note": "notes", "order": "orders"}'),
  },
  {
    title: 'a map that may not have it',
    code: method(
      'if v, ok := tables["note"]; ok {\nreturn v\n}\nreturn "none"',
      'var tables = map[string]string{"note": os.Getenv("NOTES_TABLE")}',
    ),
  },
  { title: 'a package variable', code: method('return table', 'var table = os.Getenv("NOTES_TABLE")') },
  {
    title: 'a package variable that a function makes',
    code: method('return table', `${envOr}\nvar table = envOr("NOTES_TABLE", "notes")`),
  },
  {
    title: 'a package variable that a literal function makes',
    code: method(
      'return table',
      'var table = func() string {\nif v := os.Getenv("NOTES_TABLE"); v != "" {\nreturn v\n}\nreturn "notes"\n}()',
    ),
  },
  {
    title: 'a package variable of init',
    code: method('return table', 'var table string\n\nfunc init() { table = os.Getenv("NOTES_TABLE") }'),
  },
  {
    title: 'a package variable with a default and init',
    code: method('return table', 'var table = "notes"\n\nfunc init() {\nif v := os.Getenv("NOTES_TABLE"); v != "" {\ntable = v\n}\n}'),
  },
  {
    title: 'sync.Once',
    code: method(
      'return table()',
      'var (\nonce sync.Once\nname string\n)\n\nfunc table() string {\nonce.Do(func() { name = os.Getenv("NOTES_TABLE") })\nreturn name\n}',
    ),
  },
  {
    title: 'sync.OnceValue',
    code: method('return table()', 'var table = sync.OnceValue(func() string { return os.Getenv("NOTES_TABLE") })'),
  },
  {
    title: 'a field of a configuration',
    code: method(
      'return config.Table',
      'type Config struct{ Table, Stage string }\n\nvar config = Config{Table: os.Getenv("NOTES_TABLE")}',
    ),
  },
  {
    title: 'a field of a configuration that a function loads',
    code: method('return cfg.Load().Tables.Notes'),
    cfg: 'import "os"\n\ntype Tables struct{ Notes string }\ntype Config struct{ Tables Tables }\n\nfunc Load() *Config {\nc := &Config{}\nc.Tables.Notes = os.Getenv("NOTES_TABLE")\nif c.Tables.Notes == "" {\nc.Tables.Notes = "notes"\n}\nreturn c\n}',
  },
  {
    title: 'a configuration that a method fills',
    code: method(
      'return load().table',
      'type config struct{ table string }\n\nfunc (c *config) fill() { c.table = os.Getenv("NOTES_TABLE") }\n\nfunc load() *config {\nc := &config{}\nc.fill()\nreturn c\n}',
    ),
  },
  {
    title: 'a getter over what a setter fills',
    code: method(
      'return table()',
      'var stated string\n\nfunc Use(name string) { stated = name }\n\nfunc table() string {\nif stated != "" {\nreturn stated\n}\nreturn os.Getenv("NOTES_TABLE")\n}',
    ),
  },
  { title: 'a branch that panics', code: method('v := os.Getenv("NOTES_TABLE")\nif v == "" {\npanic("no table")\n}\nreturn v') },
  {
    title: 'a branch that ends the program',
    code: method('v, ok := os.LookupEnv("NOTES_TABLE")\nif !ok {\nlog.Fatal("no table")\n}\nreturn v'),
  },
  {
    title: 'a logger beside it',
    code: method('v := os.Getenv("NOTES_TABLE")\nif os.Getenv("STAGE") == "debug" {\nlog.Println(v)\n}\nreturn v'),
  },
  { title: 'the same on both sides of a stage', code: method('if os.Getenv("STAGE") == "prod" {\nreturn "notes"\n}\nreturn "notes"') },
  { title: 'a type made of string', code: method('return string(table)', 'type Name string\n\nconst table Name = "notes"') },
  { title: 'a pointer to the model', code: 'func (n *Note) TableName() string {\nif n == nil {\nreturn "nobody"\n}\nreturn "notes"\n}' },
  { title: 'a field of the new model', code: 'func (n Note) TableName() string {\nif n.PK != "" {\nreturn n.PK\n}\nreturn "notes"\n}' },
  { title: 'a stage behind a name', code: method('return "notes-" + os.Getenv("STAGE")'), refused: /`STAGE` holds is a part/ },
  {
    title: 'a stage that is formatted',
    code: method('return fmt.Sprintf("%s-notes", os.Getenv("STAGE"))'),
    refused: /`STAGE` holds is a part/,
  },
  {
    title: 'a stage that chooses',
    code: method('if os.Getenv("STAGE") == "prod" {\nreturn "notes"\n}\nreturn "notes-dev"'),
    refused: /`STAGE` holds decides/,
  },
  {
    title: 'a stage that chooses in a switch',
    code: method('switch os.Getenv("STAGE") {\ncase "prod":\nreturn "notes"\ndefault:\nreturn "notes-dev"\n}'),
    refused: /`STAGE` holds decides/,
  },
  {
    title: 'a stage that chooses from a map',
    code: method('return tables[os.Getenv("STAGE")]', 'var tables = map[string]string{"prod": "notes"}'),
    refused: /`STAGE` holds chooses/,
  },
  {
    title: 'a variable that only its being set matters of',
    code: method('if os.Getenv("STAGE") != "" {\nreturn "notes-stage"\n}\nreturn "notes"'),
    refused: /whether `STAGE` is set/,
  },
  {
    title: 'a small letter of what is set',
    code: method('return strings.ToLower(os.Getenv("NOTES_TABLE"))'),
    refused: /`NOTES_TABLE` holds is a part/,
  },
  { title: 'a file', code: method('b, _ := os.ReadFile("table")\nreturn string(b)'), refused: /os\.ReadFile/ },
  {
    title: 'a variable that only a setter fills',
    code: method('return table', 'var table string\n\nfunc Use(name string) { table = name }'),
    refused: /`table` is given its value/,
  },
  {
    title: 'a configuration that init hands to a function',
    code: method(
      'return config.table',
      'type settings struct{ table string }\n\nvar config = &settings{table: "default"}\n\nfunc init() { load(config) }\n\nfunc load(s *settings) { s.table = "notes" }',
    ),
  },
  {
    title: 'a configuration that a method of init fills',
    code: method(
      'return config.table',
      'type settings struct{ table string }\n\nvar config = &settings{table: "default"}\n\nfunc init() { config.load() }\n\nfunc (s *settings) load() { s.table = os.Getenv("NOTES_TABLE") }',
    ),
  },
  {
    title: 'a configuration that init fills by another name',
    code: method(
      'return config.table',
      'type settings struct{ table string }\n\nvar config = &settings{table: "default"}\n\nfunc init() {\nsame := config\nsame.table = "notes"\n}',
    ),
  },
  {
    title: 'a configuration that a function fills for another',
    code: method('return cfg.Load().Table'),
    cfg: 'type Config struct{ Table string }\n\nfunc Load() *Config {\nc := &Config{}\nfill(c)\nreturn c\n}\n\nfunc fill(c *Config) { c.Table = "notes" }',
  },
  {
    title: 'options that are functions',
    code: method('return cfg.New(cfg.WithTable("notes")).Table'),
    cfg: 'type Config struct{ Table string }\n\ntype Option func(*Config)\n\nfunc WithTable(name string) Option { return func(c *Config) { c.Table = name } }\n\nfunc New(options ...Option) *Config {\nc := &Config{Table: "default"}\nfor _, option := range options {\noption(c)\n}\nreturn c\n}',
  },
  {
    title: 'an option without a pointer to it',
    code: method(
      'c := settings{table: "notes"}\nchange(c)\nreturn c.table',
      'type settings struct{ table string }\n\nfunc change(s settings) { s.table = "other" }',
    ),
  },
  {
    title: 'a copy that is changed',
    code: method('a := settings{table: "notes"}\nb := a\nb.table = "other"\nreturn a.table', 'type settings struct{ table string }'),
  },
  {
    title: 'a text that a pointer changes',
    code: method('name := "default"\nset(&name)\nreturn name', 'func set(to *string) { *to = "notes" }'),
  },
  {
    title: 'a map by another name',
    code: method('a := map[string]string{"note": "default"}\nb := a\nb["note"] = "notes"\nreturn a["note"]'),
  },
  {
    title: 'a map that init fills by a function',
    code: method(
      'return tables["note"]',
      'var tables = map[string]string{"note": "default"}\n\nfunc init() { register() }\n\nfunc register() { tables["note"] = "notes" }',
    ),
  },
  {
    title: 'an init that calls what fills it',
    code: method('return table', 'var table = "default"\n\nfunc init() { load() }\n\nfunc load() { table = os.Getenv("NOTES_TABLE") }'),
  },
  {
    title: 'a method under a condition',
    code: method(
      'c := &settings{table: os.Getenv("NOTES_TABLE")}\nif c.table == "" {\nc.fill()\n}\nreturn c.table',
      'type settings struct{ table string }\n\nfunc (s *settings) fill() { s.table = "notes" }',
    ),
  },
  {
    title: 'a list that a function changes',
    code: method('all := []string{"default"}\nset(all)\nreturn all[0]', 'func set(names []string) { names[0] = "notes" }'),
  },
  {
    title: 'a loop that fills it',
    code: method(
      'c := &settings{table: "default"}\nfill(c)\nreturn c.table',
      'type settings struct{ table string }\n\nfunc fill(s *settings) {\nfor i := 0; i < 1; i++ {\ns.table = "notes"\n}\n}',
    ),
    refused: /a loop or another statement/,
  },
  {
    title: 'a library that fills it',
    code: method(
      'c := &settings{Table: "default"}\n_ = json.Unmarshal([]byte(os.Getenv("STAGE")), c)\nreturn c.Table',
      'type settings struct{ Table string }',
    ),
    refused: /known only when the program runs/,
  },
  {
    title: 'a type that prints itself as another text',
    code: method(
      'return fmt.Sprintf("notes-%s", dev)',
      'type stage string\n\nconst dev stage = "dev"\n\nfunc (s stage) String() string { return "stage-" + string(s) }',
    ),
    refused: /fmt\.Sprintf/,
  },
  {
    title: 'a type that prints itself, as a text',
    code: method(
      'return fmt.Sprintf("notes-%s", string(dev))',
      'type stage string\n\nconst dev stage = "dev"\n\nfunc (s stage) String() string { return "stage-" + string(s) }',
    ),
  },
  {
    title: 'a format with too few arguments',
    code: method('pattern := "notes-%s-%s"\nreturn fmt.Sprintf(pattern, "a")'),
    refused: /fmt\.Sprintf/,
  },
  {
    title: 'a result that a deferred function changes',
    code: 'func (Note) TableName() (name string) {\ndefer func() {\nif name == "" {\nname = "notes"\n}\n}()\nreturn os.Getenv("NOTES_TABLE")\n}',
    refused: /a loop or another statement/,
  },
  {
    title: 'a configuration that the program fills when it starts',
    code: method(
      'return config.table',
      'type settings struct{ table string }\n\nvar config settings\n\nfunc Use(name string) { config.table = name }',
    ),
    refused: /`config` is given its value/,
  },
  {
    title: 'sync.Once that is asked twice',
    code: method(
      'load().table = "notes"\nreturn load().table',
      'type settings struct{ table string }\n\nvar (\nonce sync.Once\nconfig *settings\n)\n\nfunc load() *settings {\nonce.Do(func() { config = &settings{table: "default"} })\nreturn config\n}',
    ),
    refused: /changed in a way/,
  },
  {
    title: 'sync.Once whose value is changed by another name',
    code: method(
      'same := load()\nsame.table = "notes"\nreturn load().table',
      'type settings struct{ table string }\n\nvar (\nonce sync.Once\nconfig *settings\n)\n\nfunc load() *settings {\nonce.Do(func() { config = &settings{table: "default"} })\nreturn config\n}',
    ),
  },
  {
    title: 'pointers in a list',
    code: method(
      'all := []*settings{{table: "default"}}\nfor _, one := range all {\none.table = "notes"\n}\nreturn all[0].table',
      'type settings struct{ table string }',
    ),
  },
  {
    title: 'copies of a list',
    code: method(
      'all := []settings{{table: "notes"}}\nfor _, one := range all {\none.table = "other"\n}\nreturn all[0].table',
      'type settings struct{ table string }',
    ),
  },
  {
    title: 'an entry of a map that is changed',
    code: method(
      'all := map[string]*settings{"note": {table: "default"}}\nall["note"].table = "notes"\nreturn all["note"].table',
      'type settings struct{ table string }',
    ),
    refused: /changed in a way/,
  },
  ...sharedMemory,
  ...statements,
];
