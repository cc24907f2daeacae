import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../scripts/compile-template.ts';
import { render, type Template } from '../../src/document/render.ts';
import { pageView } from '../../src/emit/html/page-view.ts';
import { catalogueHtml } from '../../src/generated/templates/catalogue.html.js';
import { enlarged, sample, sampleOptions } from './sample.ts';

/** Prints by the function that a template becomes. */
const byFunction = async (source: string, view: object): Promise<string> => {
  const code = compileTemplate('example', source, '.');
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { example: Template };
  return render(module.example, view);
};

const view = {
  title: `"<b>" & 'x' = \`y\``,
  zero: 0,
  no: false,
  nothing: null,
  blank: '',
  none: [],
  inner: { title: 'inner', deep: { title: 'deep' } },
  rows: [{ name: 'a', cells: ['1', '2'] }, { name: 'b', cells: [] }, { name: 'c' }],
};

describe('a template prints what Handlebars prints', () => {
  it.each([
    '{{title}}|{{zero}}|{{no}}|{{nothing}}|{{blank}}|{{missing}}|{{none}}',
    '{{inner.deep.title}}{{missing.deep.title}}{{rows.0.name}}{{rows.length}}',
    '{{#if zero}}1{{/if}}{{#if none}}2{{else}}3{{/if}}{{#if blank}}4{{else if title}}5{{else}}6{{/if}}{{#unless no}}7{{/unless}}',
    '{{#with inner}}{{title}}{{../zero}}{{#with deep}}{{title}}{{../title}}{{@root.zero}}{{/with}}{{/with}}{{#with none}}x{{else}}none{{/with}}',
    '{{#each rows}}{{#unless @first}}, {{/unless}}{{name}}{{#each cells}}{{#if @first}}({{/if}}{{this}}{{../name}}{{../../zero}}{{/each}}{{/each}}{{#each none}}x{{/each}}{{#each missing}}x{{/each}}',
    'one\n{{#each rows}}\n<li>{{name}}</li>\n{{/each}}\n  {{~#if title}} two {{/if~}}  \n{{! a remark }}\nthree {{#with inner}}\n{{#if title}}\nfour\n{{/if}}\n{{/with}}\nfive;"\\\n',
  ])('%s', async (source) => {
    expect(await byFunction(source, view)).toBe(Handlebars.compile(source)(view));
  });

  it.each([
    ['a small catalogue', sample()],
    ['a large one', enlarged(30)],
  ])('the page of %s', (_, input) => {
    const handlebars = Handlebars.create();
    const folder = new URL('../../templates/', import.meta.url);
    for (const file of readdirSync(new URL('partials', folder)))
      handlebars.registerPartial(file.replace('.hbs', ''), readFileSync(new URL(`partials/${file}`, folder), 'utf8'));
    const page = handlebars.compile(readFileSync(new URL('catalogue.html.hbs', folder), 'utf8'));
    const shown = pageView(input, sampleOptions);
    expect(render(catalogueHtml, shown)).toBe(page(shown));
  });
});

it.each(['{{{title}}}', '{{lookup rows 0}}', '{{#each rows as |row|}}{{row.name}}{{/each}}', '{{> part name=title}}'])(
  'a template that asks for more than is understood is refused: %s',
  (source) => {
    expect(() => compileTemplate('example', source, '.')).toThrow('templates/example.hbs');
  },
);
