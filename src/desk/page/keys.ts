import { give, redo, tellFailure, undo } from './actions.ts';
import { droppedTargets } from './file-target.ts';
import { droppedFiles } from './files.ts';
import { nextFinding } from './next-finding.ts';
import { saveWork } from './save.ts';
import { now, screens, unsaved } from './store.ts';

const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

/** What a key does, if anything. */
const actionOf = (event: KeyboardEvent): (() => void) | undefined => {
  const key = event.key.toLowerCase();
  if (event.key === 'F8') return () => nextFinding(event.shiftKey ? -1 : 1);
  if (!event.ctrlKey && !event.metaKey) return undefined;
  if (key === 's') return () => void saveWork().catch(tellFailure);
  // A field that is being typed in takes back its own strokes.
  if (isTyping(event) && now().screen !== 'text') return undefined;
  if (key === 'z') return event.shiftKey ? redo : undo;
  return key === 'y' ? redo : undefined;
};

const onKey = (event: KeyboardEvent): void => {
  const { work, screen } = now();
  // What is not seen is not changed.
  const isShown = work !== undefined && screens.some(([id]) => id === screen);
  const action = event.isComposing || !isShown ? undefined : actionOf(event);
  if (!action) return;
  event.preventDefault();
  action();
};

/** Follows what concerns the whole page: keys, files dropped anywhere, and its being closed. */
export const listen = (): void => {
  window.addEventListener('keydown', onKey);
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    Promise.all([droppedFiles(event.dataTransfer), droppedTargets(event.dataTransfer)])
      .then(([files, handles]) => give(files, handles))
      .catch(tellFailure);
  });
  window.addEventListener('beforeunload', (event) => {
    const { work } = now();
    // What is being typed or decided is in no file yet.
    if (!document.querySelector('[data-dirty]') && (!work || unsaved(work) === 0)) return;
    event.preventDefault();
    event.returnValue = '';
  });
};
