import { useState } from 'preact/hooks';
import type { OmissionReason } from '../../model/catalogue.ts';
import type { DeskIntent, ItemDetail } from '../protocol.ts';

/** Why an item may not be listed. */
export const omissionReasons: readonly (readonly [reason: OmissionReason, words: string])[] = [
  ['not-operated', '本地未开展该项业务'],
  ['moved', '已划转其他部门'],
  ['cancelled', '事项已取消'],
  ['to-be-confirmed', '是否开展尚待确认'],
];

/** Why an item is not listed; both go into the filing pack. */
export const Omit = ({
  item,
  done,
  run,
}: {
  readonly item: ItemDetail;
  readonly done: () => void;
  readonly run: (intent: DeskIntent) => void;
}) => {
  const [reason, choose] = useState<OmissionReason>('not-operated');
  const [note, write] = useState('');
  return (
    <fieldset class="omit">
      <legend>不列入“{item.title}”</legend>
      <label>
        原因
        <select value={reason} onChange={({ currentTarget }) => choose(currentTarget.value as OmissionReason)}>
          {omissionReasons.map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        说明（印进备案材料，如由谁受理）
        <input type="text" value={note} onInput={({ currentTarget }) => write(currentTarget.value)} />
      </label>
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={note.trim() === ''}
          onClick={() => {
            run({ kind: 'omit', ref: item.ref, reason, note: note.trim() });
            done();
          }}
        >
          不列入
        </button>
        <button type="button" class="quiet" onClick={done}>
          算了
        </button>
      </div>
    </fieldset>
  );
};
