import { Component } from 'preact';
import type { FieldId, Ref } from '../../model/catalogue.ts';
import type { ShownFinding, ShownMark, ShownName, ShownRow, ShownTable } from '../protocol.ts';
import { FindingView } from './finding-view.tsx';
import { change, now, useDesk } from './store.ts';

const none: readonly ShownFinding[] = [];

/** A row with the cells that it draws of the merged ones; findings under it make it one line taller. */
interface Placed {
  readonly row: ShownRow;
  readonly findings: readonly ShownFinding[];
  readonly span1: number;
  readonly span2: number;
}

const spanFrom = (
  rows: readonly ShownRow[],
  index: number,
  refOf: (row: ShownRow) => string,
  heightOf: (row: ShownRow) => number,
): number => {
  const owner = rows[index] && refOf(rows[index]);
  if (index > 0 && rows[index - 1] && refOf(rows[index - 1] as ShownRow) === owner) return 0;
  let height = 0;
  for (let at = index; at < rows.length; at += 1) {
    const row = rows[at];
    if (!row || refOf(row) !== owner) break;
    height += heightOf(row);
  }
  return height;
};

const placed = (rows: readonly ShownRow[], under: ReadonlyMap<string, readonly ShownFinding[]>): Placed[] => {
  const heightOf = ({ ref }: ShownRow): number => (under.has(ref) ? 2 : 1);
  return rows.map((row, index) => ({
    row,
    findings: under.get(row.ref) ?? none,
    span1: spanFrom(rows, index, ({ level1 }) => level1.ref, heightOf),
    span2: spanFrom(rows, index, ({ level2 }) => level2.ref, heightOf),
  }));
};

/** A name that opens its item in the side panel. */
const Name = ({ name }: { readonly name: ShownName }) => {
  const isReading = useDesk((state) => state.reading !== undefined);
  const words = (
    <>
      <span class="number">{name.id}</span> {name.title}
    </>
  );
  return isReading ? (
    words
  ) : (
    <button type="button" class="item" onClick={() => change({ selected: name.ref, adding: undefined })}>
      {words}
    </button>
  );
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <>
    {lines.map((line, index) => (
      <p key={index}>{line}</p>
    ))}
  </>
);

const Boxes = ({ marks }: { readonly marks: readonly ShownMark[] }) => (
  <ul class="boxes">
    {marks.map(({ text, ticked }) => (
      <li key={text} class={ticked ? 'ticked' : undefined}>
        <span aria-hidden="true">{ticked ? '■' : '□'}</span>
        {!ticked && <span class="vh">没有勾选：</span>}
        {text}
      </li>
    ))}
  </ul>
);

const Ticks = ({ marks, origin }: { readonly marks: readonly ShownMark[]; readonly origin: string }) => (
  <>
    {marks.map(({ text, ticked, detail }) => (
      <td key={text} class={`tick ${origin}${ticked ? '' : ' empty'}`} data-label={text}>
        {ticked && '√'}
        {detail && <p>{detail}</p>}
      </td>
    ))}
  </>
);

/** Chooses a row, or lets go of it. */
const pick = (ref: Ref): void => {
  const { picked = [] } = now();
  change({ picked: picked.includes(ref) ? picked.filter((one) => one !== ref) : [...picked, ref] });
};

interface RowProps extends Placed {
  /** Whether it is chosen, while rows are chosen. */
  readonly isPicked: boolean | undefined;
  readonly hasLevel3: boolean;
  readonly columns: number;
}

/** Where the value of a cell comes from: this layer, an entry of it for many items, or above. */
const originOf = ({ local, grouped, isOwn }: ShownRow, field: FieldId): string =>
  isOwn && field === 'title' ? '' : local.includes(field) ? 'local' : grouped.includes(field) ? 'grouped' : '';

/** A numbered row, drawn again only when something of it is another. */
class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    return (
      next.row !== this.props.row ||
      next.span1 !== this.props.span1 ||
      next.span2 !== this.props.span2 ||
      next.hasLevel3 !== this.props.hasLevel3 ||
      next.isPicked !== this.props.isPicked ||
      next.findings.length !== this.props.findings.length ||
      next.findings.some((finding, index) => finding !== this.props.findings[index])
    );
  }

  override render({ row, findings, span1, span2, hasLevel3, columns, isPicked }: RowProps) {
    const height = findings.length > 0 ? 2 : 1;
    const localClass = (field: FieldId, base = ''): string => [base, originOf(row, field)].filter(Boolean).join(' ');
    return (
      <>
        <tr data-ref={row.ref}>
          <td class={isPicked === undefined ? 'serial' : 'serial picking'} rowSpan={height}>
            {isPicked === undefined ? (
              row.serial
            ) : (
              <label class="pick">
                <input
                  type="checkbox"
                  checked={isPicked}
                  aria-label={`选 ${(row.level3 ?? row.level2).id} ${(row.level3 ?? row.level2).title}`}
                  onChange={() => pick(row.ref)}
                />
                {row.serial}
              </label>
            )}
          </td>
          {span1 > 0 && (
            <th scope="rowgroup" rowSpan={span1} class="level1">
              <Name name={row.level1} />
            </th>
          )}
          {span2 > 0 && (
            <th scope="row" rowSpan={span2} class={localClass('title', 'level2')}>
              <Name name={row.level2} />
              {row.isOwn && !row.level3 && <span class="badge">新增</span>}
            </th>
          )}
          {hasLevel3 && (
            <td class={localClass('title', 'level3')}>
              {row.level3 && <Name name={row.level3} />}
              {row.level3 && row.isOwn && <span class="badge">新增</span>}
            </td>
          )}
          <td class={localClass('content', 'long')} data-label="公开内容">
            <Lines lines={row.content} />
          </td>
          <td class={localClass('basis', 'long')} data-label="公开依据">
            <Lines lines={row.basis} />
          </td>
          <td class={localClass('timeLimit')} data-label="公开时限">
            {row.timeLimit}
          </td>
          <td class={localClass('responsibleBody')} data-label="公开主体">
            <Lines lines={row.body.split('\n')} />
          </td>
          <td class={localClass('channels')} data-label="公开渠道">
            <Boxes marks={row.channels} />
          </td>
          <Ticks marks={row.audience} origin={originOf(row, 'audience')} />
          <Ticks marks={row.mode} origin={originOf(row, 'disclosureMode')} />
          <Ticks marks={row.levels} origin={originOf(row, 'levels')} />
        </tr>
        {findings.length > 0 && (
          <tr class="found">
            <td colSpan={columns}>
              {findings.map((finding) => (
                <FindingView key={finding.key} finding={finding} />
              ))}
            </td>
          </tr>
        )}
      </>
    );
  }
}

/** Widths in the order of the columns, so that a long basis does not push the rest aside. */
const Widths = ({ table: { hasLevel3, levels } }: { readonly table: ShownTable }) => {
  const widths = [
    3,
    6.5,
    9.5,
    ...(hasLevel3 ? [8] : []),
    14,
    17,
    8,
    8.5,
    13,
    3.6,
    5.4,
    3.6,
    3.6,
    ...levels.map(() => 3.6),
  ];
  return (
    <colgroup>
      {widths.map((width, index) => (
        <col key={index} style={`width:${width}rem`} />
      ))}
    </colgroup>
  );
};

const Head = ({ table: { hasLevel3, levels } }: { readonly table: ShownTable }) => (
  <thead>
    <tr>
      <th rowSpan={2} class="serial">
        序号
      </th>
      <th colSpan={hasLevel3 ? 3 : 2}>公开事项</th>
      <th rowSpan={2}>公开内容（要素）</th>
      <th rowSpan={2}>公开依据</th>
      <th rowSpan={2}>公开时限</th>
      <th rowSpan={2}>公开主体</th>
      <th rowSpan={2}>公开渠道和载体</th>
      <th colSpan={2}>公开对象</th>
      <th colSpan={2}>公开方式</th>
      <th colSpan={levels.length}>公开层级</th>
    </tr>
    <tr>
      <th class="level1">一级事项</th>
      <th class="level2">二级事项</th>
      {hasLevel3 && <th>三级事项</th>}
      <th>全社会</th>
      <th>特定群体</th>
      <th>主动</th>
      <th>依申请</th>
      {levels.map((level) => (
        <th key={level}>{level}</th>
      ))}
    </tr>
  </thead>
);

/** The official table of a domain, as it is published. */
export const CatalogueTable = ({
  table,
  rows,
  under,
}: {
  readonly table: ShownTable;
  readonly rows: readonly ShownRow[];
  readonly under: ReadonlyMap<string, readonly ShownFinding[]>;
}) => {
  const columns = (table.hasLevel3 ? 1 : 0) + 5 + 4 + table.levels.length;
  const picked = useDesk((state) => state.picked);
  return (
    <section class="domain">
      <h2>{table.title}</h2>
      <table>
        <Widths table={table} />
        <Head table={table} />
        <tbody>
          {placed(rows, under).map((one) => (
            <Row
              key={one.row.ref}
              {...one}
              hasLevel3={table.hasLevel3}
              columns={columns}
              isPicked={picked?.includes(one.row.ref)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};
