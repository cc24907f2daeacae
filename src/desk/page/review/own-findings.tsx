import { useState } from 'preact/hooks';
import type { OwnFound } from '../../review-protocol.ts';

/** Something that the reviewer found; a word for taking it off. */
const Found = ({
  found,
  take,
  word,
}: {
  readonly found: OwnFound;
  readonly take: () => void;
  readonly word: string;
}) => (
  <li class={`finding ${found.kind === '须改正' ? 'error' : 'warning'}`}>
    <p>
      <b class="mark">{found.kind}</b>
      {found.item && `${found.item}：`}
      {found.message}
    </p>
    {found.fix && <p>改法：{found.fix}</p>}
    <button type="button" class="quiet" onClick={take}>
      {word}
    </button>
  </li>
);

const Form = ({ submission, add }: { readonly submission: string; readonly add: (found: OwnFound) => void }) => {
  const blank: OwnFound = { submission, message: '', item: '', fix: '', kind: '须改正' };
  const [found, keep] = useState(blank);
  const field = (part: 'message' | 'item' | 'fix', label: string) => (
    <label>
      {label}
      <input
        type="text"
        value={found[part]}
        onInput={({ currentTarget: { value } }) => keep((before) => ({ ...before, [part]: value }))}
      />
    </label>
  );
  return (
    <form
      class="whole"
      onSubmit={(event) => {
        event.preventDefault();
        add(found);
      }}
    >
      {field('message', '问题')}
      {field('item', '事项（可不填，如 1.2 岗位信息发布）')}
      {field('fix', '改法（可不填）')}
      <label>
        性质
        <select
          value={found.kind}
          onChange={({ currentTarget: { value } }) =>
            keep((before) => ({ ...before, kind: value === '请说明' ? value : '须改正' }))
          }
        >
          <option value="须改正">须改正</option>
          <option value="请说明">请说明</option>
        </select>
      </label>
      <button type="submit" disabled={found.message.trim() === ''}>
        写入
      </button>
    </form>
  );
};

/** What the reviewer found on one submission, which the rules do not tell: what stands in the file, what is new, and one more. */
export const OwnFindings = ({
  submission,
  standing,
  added,
  add,
}: {
  readonly submission: string;
  readonly standing: readonly { readonly found: OwnFound; readonly isDropped: boolean; readonly turn: () => void }[];
  readonly added: readonly { readonly found: OwnFound; readonly drop: () => void }[];
  readonly add: (found: OwnFound) => void;
}) => {
  const [isAdding, setAdding] = useState(false);
  return (
    <section class="own" aria-label="审核人补充">
      {standing.length + added.length > 0 && (
        <ul class="differences">
          {standing.map(({ found, isDropped, turn }, index) => (
            <Found key={index} found={found} take={turn} word={isDropped ? '已撤去，恢复' : '撤去'} />
          ))}
          {added.map(({ found, drop }, index) => (
            <Found key={`new ${index}`} found={found} take={drop} word="撤去" />
          ))}
        </ul>
      )}
      {isAdding ? (
        <Form
          submission={submission}
          add={(found) => {
            add(found);
            setAdding(false);
          }}
        />
      ) : (
        <button type="button" class="quiet" onClick={() => setAdding(true)}>
          补充一条问题…
        </button>
      )}
    </section>
  );
};
