import { saysKind } from '../../compiler/kind.ts';
import type { Layer } from '../../model/catalogue.ts';
import type { Fault } from '../../model/finding.ts';
import type { Sourced } from '../../model/place.ts';
import { type RecordId, recordColumns, recordIds, type TableId } from '../../model/record.ts';
import { joinName } from '../../source/parent-file.ts';
import type { Source } from '../../source/source.ts';
import { suggest } from '../../source/suggest.ts';
import { hasHeadingsOf } from '../record-kind.ts';
import { isThere, recordFile } from '../record-owner.ts';
import type { Kinds } from '../result.ts';

/** The record files of a layer that are there and are what the layer says, and what is to be told of the others. */
export interface LayerRecords {
  readonly files: readonly string[];
  readonly faults: readonly Fault[];
}

/** The files that data of any form names as records. */
export const recordNamesOf = ({ file, data }: Source): string[] => {
  const records = (data as { records?: unknown } | null | undefined)?.records;
  return records !== null && typeof records === 'object'
    ? Object.values(records).flatMap((name) => (typeof name === 'string' ? [joinName(file, name.trim())] : []))
    : [];
};

/** A layer travels without its records: where their folder is not there either, nothing is missed. */
const missing = async ({ value: name, at }: Sourced<string>, target: string, { host }: Kinds): Promise<Fault[]> => {
  const siblings = await host.list(joinName(target, '.'));
  if (!siblings) return [];
  const meant = suggest(target.split('/').at(-1) ?? '', siblings);
  return [
    {
      rule: 'record-form',
      message: meant ? 'missing-near' : 'missing',
      args: { name, ...(meant ? { meant } : {}) },
      at,
    },
  ];
};

const isTableId = (id: RecordId): id is TableId => id in recordColumns;

/** Whether a file is what the layer says that it is. */
const isKind = (source: Source, id: RecordId): boolean =>
  isTableId(id) ? hasHeadingsOf(source, id) : saysKind(id)(source);

const lookAt = async (layer: Layer, id: RecordId, graph: Kinds): Promise<LayerRecords> => {
  const file = recordFile(layer, id);
  const name = layer.records?.[id];
  if (file === undefined || !name) return { files: [], faults: [] };
  if (!(await isThere(file, graph.host))) return { files: [], faults: await missing(name, file, graph) };
  const source = await graph.open(file);
  // What cannot be read says so itself.
  if (source.faults.length > 0 || isKind(source, id)) return { files: [file], faults: [] };
  const args = { name: name.value, key: id, known: isTableId(id) ? Object.keys(recordColumns[id]) : [`kind: ${id}`] };
  return { files: [], faults: [{ rule: 'record-form', message: 'kind', args, at: name.at }] };
};

/** Looks at the record files that a layer names; reads none of their rows. */
export const layerRecords = async (layer: Layer, graph: Kinds): Promise<LayerRecords> => {
  const all = await Promise.all(recordIds.map((id) => lookAt(layer, id, graph)));
  return { files: all.flatMap(({ files }) => files), faults: all.flatMap(({ faults }) => faults) };
};
