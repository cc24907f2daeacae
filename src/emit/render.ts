import type HandlebarsModule from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { partials, templates } from '../generated/templates.js';

// The package types its runtime as an empty module.
const environment = (runtime as unknown as typeof HandlebarsModule).create();
for (const [name, partial] of Object.entries(partials)) {
  environment.registerPartial(name, environment.template(partial));
}

/**
 * Fills a template of `templates/` with a view that is ready to print: templates hold no logic, and every value is
 * escaped. Throws when there is no such template.
 */
export const render = (name: string, view: object): string => {
  const template = templates[name];
  if (!template) throw new Error(`templates/${name}.hbs is missing`);
  return environment.template(template)(view);
};
