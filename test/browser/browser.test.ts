import { describe } from 'vitest';
import { inChromium } from '../tools.ts';
import { dashboardSuite } from './dashboard.ts';
import { fragmentSuite } from './fragment.ts';
import { pageSuite } from './page.ts';

// All that is looked at in a browser stands in one file: one Chromium serves it.
inChromium('in Chromium', (open) => {
  describe('the page', () => pageSuite(open));
  describe('a fragment in a site', () => fragmentSuite(open));
  describe('the dashboard', () => dashboardSuite(open));
});
