import { useRef } from 'preact/hooks';
import type { GuideColumn, GuidePart, GuideRow, GuideValue } from '../../guide-protocol.ts';
import { useTyped } from '../use-typed.ts';

interface PartProps {
  readonly part: GuidePart;
  readonly isOnly: boolean;
  /** Of the field. */
  readonly label: string;
  readonly tryOn: (value: GuideValue) => void;
  readonly keep: (value: GuideValue) => void;
}

interface InputProps {
  readonly id: string;
  readonly part: GuidePart;
  readonly label: string;
  readonly value: GuideValue;
  readonly set: (value: GuideValue) => void;
}

const Choice = ({
  id,
  label,
  options,
  value,
  set,
}: {
  readonly id?: string;
  readonly label?: string;
  readonly options: readonly string[];
  readonly value: string;
  readonly set: (value: string) => void;
}) => (
  <select
    {...(id ? { id } : {})}
    {...(label ? { 'aria-label': label } : {})}
    value={value}
    onChange={({ currentTarget }) => set(currentTarget.value)}
  >
    <option value="">（没有写）</option>
    {/* What a file says stays as it is until another is chosen. */}
    {[...new Set([...options, ...(value ? [value] : [])])].map((option) => (
      <option key={option} value={option}>
        {option}
      </option>
    ))}
  </select>
);

/** How many lines a text takes in a field that shows so many signs in one; no more than eight at a time. */
const linesNeeded = (text: string, width: number): number =>
  Math.min(
    8,
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
  );

const Cell = ({
  column,
  text,
  label,
  set,
}: {
  readonly column: GuideColumn;
  readonly text: string;
  readonly label: string;
  readonly set: (text: string) => void;
}) => {
  const { kind, options, hint } = column;
  if (kind === 'choice') return <Choice label={label} options={options ?? []} value={text} set={set} />;
  return (
    <textarea
      aria-label={label}
      rows={linesNeeded(text, kind === 'lines' ? 40 : 10)}
      placeholder={hint ?? ''}
      value={text}
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  );
};

const rowName = (number: number, label: string): string => `${label}第 ${number} 条`;

interface CellsProps {
  readonly row: GuideRow;
  readonly columns: readonly GuideColumn[];
  readonly name: string;
  readonly set: (row: GuideRow) => void;
}

const Cells = ({ row, columns, name, set }: CellsProps) => (
  <div class={columns.length === 2 ? 'cells two' : 'cells'}>
    {columns.map((column) => (
      <div key={column.key} class={`cell ${column.kind}`}>
        <span class="cell-name" aria-hidden="true">
          {column.label}
        </span>
        <Cell
          column={column}
          label={`${name} ${column.label}`}
          text={row.cells[column.key] ?? ''}
          set={(text) => set({ ...row, cells: { ...row.cells, [column.key]: text } })}
        />
      </div>
    ))}
  </div>
);

/** What most rows do not say, out of the way as long as this one does not either. */
const Rare = (props: CellsProps) => {
  const { row, columns } = props;
  const filled = columns.filter(({ key }) => row.cells[key]);
  if (columns.length === 0) return null;
  return (
    <details open={filled.length > 0}>
      <summary>更多：{columns.map(({ label }) => label).join('、')}</summary>
      <Cells {...props} />
    </details>
  );
};

const RowForm = ({
  row,
  columns,
  name,
  set,
  remove,
  move,
}: {
  readonly row: GuideRow;
  readonly columns: readonly GuideColumn[];
  readonly name: string;
  readonly set: (row: GuideRow) => void;
  readonly remove: () => void;
  readonly move?: () => void;
}) => (
  <li class="guide-row">
    <Cells {...{ row, name, set }} columns={columns.filter(({ isRare }) => !isRare)} />
    <Rare {...{ row, name, set }} columns={columns.filter(({ isRare }) => isRare)} />
    <div class="row">
      {move && (
        <button type="button" class="link" aria-label={`${name}上移`} onClick={move}>
          上移
        </button>
      )}
      <button type="button" class="link" aria-label={`删去${name}`} onClick={remove}>
        删去
      </button>
    </div>
  </li>
);

const isRow = (row: string | GuideRow): row is GuideRow => typeof row !== 'string';

const Rows = ({ part: { form }, label, value, set }: InputProps) => {
  if (form.kind !== 'rows') return null;
  const { columns, none } = form;
  const rows: readonly GuideRow[] =
    typeof value === 'string' ? [] : (value as readonly (string | GuideRow)[]).filter(isRow);
  const put = (index: number, ...entries: readonly GuideRow[]): void =>
    set([...rows.slice(0, index), ...entries, ...rows.slice(index + 1)]);
  return (
    <>
      {none !== undefined && (
        <label class="one-tick">
          <input
            type="checkbox"
            checked={value === none}
            onChange={({ currentTarget: { checked } }) => set(checked ? none : [])}
          />
          {none}
        </label>
      )}
      <ol class="guide-rows">
        {rows.map((row, index) => (
          <RowForm
            key={index}
            row={row}
            columns={columns}
            name={rowName(index + 1, label)}
            set={(next) => put(index, next)}
            remove={() => put(index)}
            {...(index > 0
              ? {
                  move: () => {
                    const [before] = rows.slice(index - 1);
                    if (before) set([...rows.slice(0, index - 1), row, before, ...rows.slice(index + 1)]);
                  },
                }
              : {})}
          />
        ))}
      </ol>
      {value !== none && (
        <button type="button" class="quiet" aria-label={`${label}加一条`} onClick={() => set([...rows, { cells: {} }])}>
          加一条
        </button>
      )}
    </>
  );
};

const Input = (props: InputProps) => {
  const { id, part, label, value, set } = props;
  const { form } = part;
  if (form.kind === 'rows') return <Rows {...props} />;
  if (form.kind === 'choice')
    return <Choice id={id} label={label} options={form.options} value={String(value)} set={set} />;
  const text = typeof value === 'string' ? value : (value as readonly string[]).join('\n');
  const isLines = form.kind === 'lines';
  return (
    <textarea
      id={id}
      aria-label={label}
      rows={Math.max(isLines ? 2 : 1, linesNeeded(text, 36))}
      placeholder={form.hint ?? ''}
      value={text}
      onInput={({ currentTarget }) => set(isLines ? currentTarget.value.split('\n') : currentTarget.value)}
    />
  );
};

const said = (value: GuideValue): string => JSON.stringify(value);

/** A part of a guide. It is kept when it is left, and tried on while it is typed. */
export const Part = ({ part, isOnly, label, tryOn, keep }: PartProps) => {
  const { value, write, isOpen, take } = useTyped(part.value, said);
  const place = useRef<HTMLDivElement>(null);
  const done = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && place.current?.contains(to)) return;
    if (isOpen()) keep(take());
  };
  const name = isOnly ? label : `${label}：${part.label}`;
  return (
    <div
      ref={place}
      class="guide-part"
      data-dirty={said(value) === said(part.value) ? undefined : ''}
      onFocusOut={done}
    >
      {!isOnly && <p class="part-name">{part.label}</p>}
      <Input
        id={`guide-${part.path.join('-')}`}
        part={part}
        label={name}
        value={value}
        set={(next) => {
          write(next);
          tryOn(next);
        }}
      />
    </div>
  );
};
