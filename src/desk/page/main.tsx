/** The page of the desk. */
import '../old-engines.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { engine } from './engine.ts';
import { listen } from './keys.ts';

engine.warm();
listen();
const root = document.getElementById('desk');
if (root) render(<App />, root);
