import type { ShownFinding, Snapshot } from '../protocol.ts';
import { change, now } from './store.ts';

/** What asks for something, in the order of the page: what concerns the whole file first, then row by row. */
export const openFindings = ({ findings, tables }: Snapshot): readonly ShownFinding[] => {
  const order = new Map(tables.flatMap(({ rows }) => rows).map(({ ref }, index) => [ref, index] as const));
  const placeOf = ({ ref }: ShownFinding): number => (ref === undefined ? -1 : (order.get(ref) ?? -1));
  return findings
    .filter(({ severity, answered }) => severity !== 'info' && answered === undefined)
    .map((finding) => ({ finding, place: placeOf(finding) }))
    .sort((left, right) => left.place - right.place)
    .map(({ finding }) => finding);
};

/** Goes to the next finding, or the one before, round and round. */
export const nextFinding = (by: -1 | 1): void => {
  const { snapshot, finding } = now();
  const open = snapshot ? openFindings(snapshot) : [];
  if (open.length === 0) change({ notice: { tone: 'info', text: '没有错误和警告' } });
  const at = open.findIndex(({ key }) => key === finding);
  const next = open[at < 0 ? (by === 1 ? 0 : open.length - 1) : (at + by + open.length) % open.length];
  if (next) change({ screen: 'catalogue', finding: next.key });
};
