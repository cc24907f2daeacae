import type { ChartStep, GuideCell, GuideFieldId, ListEntry, PublishedGuide } from '../../model/guide.ts';
import { guideFieldIds, guideKey, isFilled } from '../../model/guide-fields.ts';
import type { Place } from '../../model/place.ts';
import { publicProcess } from '../../model/process-graph.ts';

/** Where a value is written. */
type Position = (place: Place) => object;

const stepOf = ({ id, by, text, isDecision, links, isInner: _, ...step }: ChartStep) => ({
  id,
  by,
  ...(isDecision ? { ask: text } : { do: text }),
  next: links,
  ...step,
});

const cellOf = (cell: GuideCell<unknown>, value: unknown, position: Position) => ({
  value,
  setBy: cell.by,
  ...position(cell.at),
});

const fieldsOf = ({ guide: { fields } }: PublishedGuide, position: Position) => {
  const found: { [key: string]: object } = {};
  for (const id of guideFieldIds) {
    if (id === 'materials' || id === 'conditions') continue;
    const cell = fields[id as Exclude<GuideFieldId, 'materials' | 'conditions'>];
    if (!cell || !isFilled(cell.value)) continue;
    found[guideKey(id)] = cellOf(cell, cell.value, position);
  }
  const { process, fee } = fields;
  // What an office keeps to itself (条例 16) is on no chart, and in no data.
  const shown = process && publicProcess(process.value);
  if (process && shown) found.process = cellOf(process, { ...shown, steps: shown.steps.map(stepOf) }, position);
  if (fee) found.fee = cellOf(fee, fee.value.rows, position);
  return found;
};

const entriesOf = (entries: readonly ListEntry<object>[] | undefined, position: Position) =>
  (entries ?? []).map(({ value, by, at, waived }) => ({
    ...value,
    setBy: by,
    ...position(at),
    ...(waived ? { waived: { ...(waived.how ? { how: waived.how } : {}), layer: waived.by } } : {}),
  }));

/** The published guides with the origin of every value, as schemas/compilation.schema.json promises. */
export const guidesJson = (guides: readonly PublishedGuide[], position: Position) =>
  guides.map((published) => {
    const { item, guide } = published;
    return {
      item: item.ref,
      title: item.fields.title.value,
      setBy: guide.by,
      ...(guide.checked ? { checked: guide.checked.value } : {}),
      fields: fieldsOf(published, position),
      ...(guide.conditions ? { conditions: entriesOf(guide.conditions, position) } : {}),
      ...(guide.materials ? { materials: entriesOf(guide.materials, position) } : {}),
    };
  });
