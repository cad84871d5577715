import {
  type Argument,
  type CallExpression,
  type Expression,
  type NewExpression,
  parseSync,
  Visitor,
} from 'oxc-parser';

/** A place where a text is taken for something else than a text. */
export interface Danger {
  readonly line: number;
  /** `markup`: `parse_mode` is named. `process`: another program is started, or code is made from text. */
  readonly kind: 'sql' | 'pattern' | 'markup' | 'process';
  /** What it is made of, where that is not all written there: `${columns}`, `step`. */
  readonly made: string;
}

/** Of better-sqlite3: what they are given is SQL. `exec` is also a name of patterns', which only stands in front of a variable text. */
const sqlMethods: ReadonlySet<string> = new Set(['prepare', 'exec', 'pragma']);

/**
 * Each place of a source where SQL, a pattern, markup or a program is made of something that is not written out there.
 *
 * @param isSqlFile whether `.exec(…)` is SQL in it: elsewhere it is of a pattern, whose argument is a mere text
 */
export function readDangers(path: string, source: string, isSqlFile: boolean): readonly Danger[] {
  const { program } = parseSync(path, source);
  const found: Danger[] = [];
  const note = (at: { readonly start: number }, kind: Danger['kind'], made: string): void => {
    found.push({ line: source.slice(0, at.start).split('\n').length, kind, made });
  };
  const madeOf = (argument: Argument | Expression | undefined): readonly string[] => {
    if (argument === undefined || argument.type === 'Literal') return [];
    if (argument.type === 'BinaryExpression' && argument.operator === '+') {
      return [...madeOf(argument.left), ...madeOf(argument.right)];
    }
    const whole = source.slice(argument.start, argument.end);
    if (argument.type === 'TemplateLiteral')
      return argument.expressions.map(({ start, end }) => source.slice(start, end));
    if (argument.type !== 'TaggedTemplateExpression') return [whole];
    return argument.quasi.expressions.map(({ start, end }) => source.slice(start, end));
  };
  const noteAll = (at: CallExpression | NewExpression, kind: Danger['kind']): void => {
    for (const made of madeOf(at.arguments[0])) note(at, kind, made);
  };
  const nameOf = ({ callee }: CallExpression | NewExpression): string => {
    if (callee.type === 'Identifier') return callee.name;
    return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  };
  new Visitor({
    CallExpression: (call) => {
      const name = nameOf(call);
      const isMember = call.callee.type === 'MemberExpression';
      if (isSqlFile && isMember && sqlMethods.has(name)) noteAll(call, 'sql');
      if (name === 'RegExp') noteAll(call, 'pattern');
      if (!isMember && (name === 'eval' || name === 'Function')) note(call, 'process', name);
    },
    NewExpression: (made) => {
      if (nameOf(made) === 'RegExp') noteAll(made, 'pattern');
      if (nameOf(made) === 'Function') note(made, 'process', 'Function');
    },
    ImportDeclaration: ({ source: from, specifiers, start }) => {
      if (!/^(?:node:)?(?:child_process|vm)$/u.test(from.value)) return;
      for (const each of specifiers) note({ start }, 'process', source.slice(each.start, each.end));
    },
    Property: ({ key, start }) => {
      const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : null;
      if (name === 'parse_mode') note({ start }, 'markup', 'parse_mode');
    },
    Literal: ({ value, start }) => {
      if (value === 'parse_mode') note({ start }, 'markup', 'parse_mode');
    },
  }).visit(program);
  return found;
}
