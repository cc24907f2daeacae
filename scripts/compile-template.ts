/** Turns a Handlebars template into a plain function: in a process that runs once, the library's runtime costs more than the page. */
import Handlebars from 'handlebars';

type Expression = hbs.AST.Expression;

/** Where the code stands: variable names of the contexts, innermost first, and of the index of the innermost `each`. */
interface Scope {
  readonly contexts: readonly string[];
  readonly index?: string;
}

/** The name of the function that a template becomes: `fragment-table` is `fragmentTable`. */
export const functionName = (template: string): string =>
  template.replace(/[^a-z]+([a-z])/gu, (_, letter: string) => letter.toUpperCase());

/** A module whose one export prints a view by the template; `folder` is where the partials' modules lie. Throws at what is no part of the dialect. */
export function compileTemplate(name: string, source: string, folder: string): string {
  const partials = new Set<string>();
  let variables = 0;

  const refuse = (what: string): never => {
    throw new Error(`templates/${name}.hbs: ${what} is not supported by scripts/compile-template.ts`);
  };

  const path = (expression: Expression, { contexts, index }: Scope): string => {
    if (expression.type !== 'PathExpression') return refuse(expression.type);
    const { data, depth, parts, original } = expression as hbs.AST.PathExpression;
    if (data && parts[0] === 'first' && index) return `${index} === 0`;
    if (data && parts[0] !== 'root') return refuse(original);
    const from = data ? 'root' : (contexts[depth] ?? refuse(original));
    const [first, ...rest] = data ? parts.slice(1) : parts;
    return `${from}${first === undefined ? '' : `.${first}`}${rest.map((part) => `?.[${JSON.stringify(part)}]`).join('')}`;
  };

  const only = (params: readonly Expression[], original: unknown): Expression =>
    params.length === 1 && params[0] ? params[0] : refuse(String(original));

  const block = ({ path: called, params, program, inverse }: hbs.AST.BlockStatement, scope: Scope): string => {
    const helper = (called as hbs.AST.PathExpression).original;
    if (program.blockParams) return refuse('as |…|');
    const value = path(only(params, helper), scope);
    const otherwise = inverse ? ` else {${statements(inverse, scope)}}` : '';
    if (helper === 'if') return `if (isFilled(${value})) {\n${statements(program, scope)}\n}${otherwise}`;
    if (helper === 'unless') return `if (!isFilled(${value})) {${statements(program, scope)}}${otherwise}`;
    variables += 1;
    const inner = `view${variables}`;
    const contexts = [inner, ...scope.contexts];
    if (helper === 'with')
      return `const ${inner} = ${value};if (isFilled(${inner})) {${statements(program, { ...scope, contexts })}}${otherwise}`;
    if (helper !== 'each' || inverse) return refuse(`{{#${helper}}}${inverse ? ' with {{else}}' : ''}`);
    const index = `index${variables}`;
    return `let ${index} = 0;for (const ${inner} of ${value} || []) {${statements(program, { contexts, index })}${index} += 1;}`;
  };

  const statement = (node: hbs.AST.Statement, scope: Scope): string => {
    switch (node.type) {
      case 'ContentStatement': {
        const { value } = node as hbs.AST.ContentStatement;
        return value === '' ? '' : `out += ${JSON.stringify(value)};`;
      }
      case 'CommentStatement':
        return '';
      case 'MustacheStatement': {
        const { path: called, params, escaped } = node as hbs.AST.MustacheStatement;
        if (params.length > 0 || !escaped) return refuse('a call, or {{{…}}},');
        return `out += escaped(${path(called as Expression, scope)});`;
      }
      case 'BlockStatement':
        return block(node as hbs.AST.BlockStatement, scope);
      case 'PartialStatement': {
        const { name: called, params, hash, indent } = node as hbs.AST.PartialStatement;
        const partial = (called as hbs.AST.PathExpression).original;
        if (hash || indent) return refuse(`a hash or indent at {{> ${partial}}}`);
        partials.add(partial);
        const [context] = params.length === 0 ? scope.contexts : [path(only(params, partial), scope)];
        return `out += ${functionName(partial)}(${context}, tools, root);`;
      }
      default:
        return refuse(node.type);
    }
  };

  const statements = ({ body }: hbs.AST.Program, scope: Scope): string =>
    body.map((node) => statement(node, scope)).join('\n');

  const code = statements(Handlebars.parse(source), { contexts: ['view'] });
  const imports = [...partials].map(
    (partial) => `import { ${functionName(partial)} } from '${folder}/${partial}.js';\n`,
  );
  return `${imports.join('')}
export const ${functionName(name)} = (view, tools, root = view) => {
const { escaped, isFilled } = tools;
let out = '';
${code}
return out;
};
`;
}
