import { type Node, parseSync, Visitor } from 'oxc-parser';

/** One place where a source file reaches for another module. */
export interface ImportEdge {
  readonly line: number;
  /** What stands between the quotes, or `undefined` where it isn't a plain string. */
  readonly specifier: string | undefined;
  /** True where nothing of it is left at run time: `import type`, `export type … from`, `import('x').T` in a type. */
  readonly typeOnly: boolean;
}

/** A use of a global name that only some folders may use. */
export interface GlobalUse {
  readonly line: number;
  readonly name: string;
}

export interface SourceFacts {
  readonly imports: readonly ImportEdge[];
  readonly globals: readonly GlobalUse[];
  /** What the parser could not read, and ways of importing that the rest of this file can't follow. */
  readonly unreadable: readonly { readonly line: number; readonly got: string }[];
}

/**
 * Everything in a TypeScript source that imports, and every use of a name in `watchedGlobals`.
 *
 * A watched name counts wherever it stands as a reference, even where a local variable or parameter hides the global
 * one: names are cheap, and a check that follows scopes is one more thing to get wrong. `allowedMembers` lists what may
 * be read from them all the same, as `process.pid`.
 */
export function readImports(
  path: string,
  source: string,
  watchedGlobals: ReadonlySet<string>,
  allowedMembers: ReadonlySet<string>,
): SourceFacts {
  const { program, errors, comments } = parseSync(path, source, { showSemanticErrors: true });
  const imports: ImportEdge[] = [];
  const globals: GlobalUse[] = [];
  const unreadable: { line: number; got: string }[] = [];
  /** Where identifiers begin that are names of members, not references. Parents are visited before their children. */
  const notReferences = new Set<number>();
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const add = (at: Node, specifierNode: Node, typeOnly: boolean): void => {
    imports.push({ line: lineOf(at.start), specifier: textOf(specifierNode), typeOnly });
  };
  const skipKey = (node: { key: Node; computed?: boolean; shorthand?: boolean }): void => {
    if (node.computed !== true && node.shorthand !== true) notReferences.add(node.key.start);
  };

  for (const error of errors) unreadable.push({ line: lineOf(error.labels[0]?.start ?? 0), got: error.message });
  for (const comment of comments) {
    if (comment.type === 'Line' && /^\/\s*<(reference|amd-)/u.test(comment.value)) {
      unreadable.push({ line: lineOf(comment.start), got: `//${comment.value}` });
    }
  }
  new Visitor({
    // `import { type A } from 'x'` still runs x (verbatimModuleSyntax keeps `import {} from 'x'`), so only the
    // declaration's own kind counts. https://www.typescriptlang.org/tsconfig/#verbatimModuleSyntax
    ImportDeclaration: (node) => add(node, node.source, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node, node.source, node.exportKind === 'type');
    },
    ImportExpression: (node) => add(node, node.source, false),
    TSImportType: (node) => add(node, node.source, true),
    TSImportEqualsDeclaration: (node) => {
      if (node.moduleReference.type === 'TSExternalModuleReference') {
        add(node, node.moduleReference.expression, node.importKind === 'type');
      }
    },
    TSModuleDeclaration: (node) => {
      if (node.id.type === 'Literal') add(node, node.id, true);
    },
    CallExpression: (node) => {
      const [first] = node.arguments;
      const callee = calledName(node.callee);
      if (callee === 'createRequire') unreadable.push({ line: lineOf(node.start), got: 'createRequire(…)' });
      // `require.resolve` and `import.meta.resolve` find a module for somebody to load.
      if (callee === 'require' || callee === 'require.resolve' || callee === 'import.meta.resolve') {
        add(node, first ?? node, false);
      }
    },
    NewExpression: (node) => {
      // `new Worker(new URL('./x.js', import.meta.url))` starts a module as surely as an import of it.
      const [first, base] = node.arguments;
      if (calledName(node.callee) !== 'URL' || first === undefined || base === undefined) return;
      if (base.type === 'MemberExpression' && base.object.type === 'MetaProperty') add(node, first, false);
    },
    MemberExpression: (node) => {
      if (node.computed) return;
      notReferences.add(node.property.start);
      if (node.object.type === 'Identifier' && allowedMembers.has(`${node.object.name}.${node.property.name}`)) {
        notReferences.add(node.object.start);
      }
    },
    Property: skipKey,
    PropertyDefinition: skipKey,
    MethodDefinition: skipKey,
    AccessorProperty: skipKey,
    TSPropertySignature: skipKey,
    TSMethodSignature: skipKey,
    TSAbstractMethodDefinition: skipKey,
    TSAbstractPropertyDefinition: skipKey,
    TSEnumMember: (node) => notReferences.add(node.id.start),
    // `schedule: typeof setTimeout` declares a port; it starts nothing.
    TSTypeQuery: (node) => notReferences.add(node.exprName.start),
    Identifier: (node) => {
      if (watchedGlobals.has(node.name) && !notReferences.has(node.start)) {
        globals.push({ line: lineOf(node.start), name: node.name });
      }
    },
  }).visit(program);
  return { imports, globals, unreadable };
}

/** The text of a string literal or of a template without holes, or `undefined`. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** `f`, `a.f` or `import.meta.f` as written, whatever `a` stands on; only what `readImports` asks for. */
function calledName(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  if (callee.object.type === 'MetaProperty') return `import.meta.${callee.property.name}`;
  if (callee.object.type === 'Identifier' && callee.object.name === 'require') return `require.${callee.property.name}`;
  // `module.require('x')`, `Module.createRequire(…)`
  return callee.property.name;
}
