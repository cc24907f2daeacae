import type { FieldDetail, FieldValue } from '../protocol.ts';

interface InputProps {
  readonly id: string;
  readonly field: FieldDetail;
  readonly value: FieldValue;
  readonly told?: string;
  readonly set: (value: FieldValue) => void;
}

const linesOf = (value: FieldValue): readonly string[] => (typeof value === 'string' ? value.split('\n') : value);

/** The value of a form as its field is written: without blank lines. */
export const cleaned = ({ form }: FieldDetail, value: FieldValue): FieldValue =>
  form.kind === 'text'
    ? String(linesOf(value).join('；')).trim()
    : linesOf(value)
        .map((line) => line.trim())
        .filter((line) => line !== '');

const Boxes = ({ id, field, value, set }: InputProps) => {
  if (field.form.kind !== 'boxes') return null;
  const { options, detailed } = field.form;
  const lines = linesOf(value);
  const standing = (option: string): string | undefined =>
    lines.find((line) => line === option || (detailed.includes(option) && line.startsWith(`${option}：`)));
  const put = (option: string, line: string | undefined): void =>
    set(
      options.flatMap((one) => {
        const said = one === option ? line : standing(one);
        return said === undefined ? [] : [said];
      }),
    );
  return (
    <div class="ticks">
      {options.map((option) => {
        const line = standing(option);
        return (
          <span key={option} class="one-tick">
            <label>
              <input
                type="checkbox"
                checked={line !== undefined}
                onChange={({ currentTarget: { checked } }) => put(option, checked ? option : undefined)}
              />
              {option}
            </label>
            {line !== undefined && detailed.includes(option) && (
              <input
                type="text"
                aria-label={`${field.label}：${option}（写明）`}
                id={`${id}-${option}`}
                value={line.slice(option.length + 1)}
                onInput={({ currentTarget }) =>
                  put(option, currentTarget.value === '' ? option : `${option}：${currentTarget.value}`)
                }
              />
            )}
          </span>
        );
      })}
    </div>
  );
};

/** What a field is filled in with. */
export const FieldInput = (props: InputProps) => {
  const { id, field, value, told, set } = props;
  const about = told === undefined ? {} : { 'aria-describedby': told };
  if (field.form.kind === 'boxes') return <Boxes {...props} />;
  if (field.form.kind === 'text')
    return (
      <input
        type="text"
        id={id}
        {...about}
        value={linesOf(value).join('；')}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
    );
  const text = linesOf(value).join('\n');
  return (
    <textarea
      id={id}
      {...about}
      rows={Math.min(12, Math.max(2, linesOf(value).length + 1))}
      value={text}
      onInput={({ currentTarget }) => set(currentTarget.value.split('\n'))}
    />
  );
};
