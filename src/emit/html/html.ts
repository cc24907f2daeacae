import { render } from '../../document/render.ts';
import { catalogueHtml } from '../../generated/templates/catalogue.html.js';
import type { Emitter } from '../emitter.ts';
import { fragments } from '../fragment/fragment.ts';
import { pageView } from './page-view.ts';

/** The page that a bureau publishes (`index.html`, one file without network) and the fragments for its site's CMS. */
export const html: Emitter = {
  id: 'html',
  emit: async (input, options) => [
    { path: 'index.html', bytes: new TextEncoder().encode(render(catalogueHtml, pageView(input, options))) },
    ...fragments(input, options),
  ],
};
