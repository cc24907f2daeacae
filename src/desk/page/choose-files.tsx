import { give, tellFailure } from './actions.ts';
import { filesOf } from './files.ts';

/** A button that takes files as if they had been dropped. */
export const ChooseFiles = ({ words, look = 'file' }: { readonly words: string; readonly look?: string }) => (
  <label class={look}>
    <input
      type="file"
      multiple
      onChange={({ currentTarget }) => {
        filesOf(currentTarget.files).then(give).catch(tellFailure);
        currentTarget.value = '';
      }}
    />
    <span>{words}</span>
  </label>
);
