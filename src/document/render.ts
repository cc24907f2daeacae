const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** What the function of a template calls. */
const tools = {
  /** A value as text that no browser reads as markup; nothing for a missing one. */
  escaped: (value: unknown): string => {
    if (value === undefined || value === null) return '';
    const text = String(value);
    return /[&<>"'`=]/u.test(text) ? text.replace(/[&<>"'`=]/gu, (character) => entities[character] ?? '') : text;
  },
  /** What `#if` and `#with` ask: an empty list counts as nothing. */
  isFilled: (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value)),
};

/** A template of `templates/`, as scripts/compile-template.ts makes it. */
export type Template = (view: object, by: typeof tools) => string;

/** Fills a template with a view that is ready to print: templates hold no logic, and every value is escaped. */
export const render = (template: Template, view: object): string => template(view, tools);
