import type { Compiled } from '../kinds/result.ts';
import type { Text } from '../model/text.ts';
import type { Source } from '../source/source.ts';

/** Why something that was sent in is not judged by its findings: it goes back with a remedy, or a reviewer sees to it. */
export interface Unfit {
  readonly outcome: 'return' | 'hold';
  readonly cause: Text;
  readonly remedy?: Text;
  /** Whether it may be another version of its region's catalogue; a scan is none. */
  readonly isVersion: boolean;
}

const layerKeys = ['region', 'extends', 'covers', 'responsibleBody', 'filing'];
const blockKeys = ['omit', 'restore', 'amend', 'add'];

/** Whether a value is what a layer says of a domain. */
const isBlock = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && blockKeys.some((key) => Object.hasOwn(value, key));

/** Whether plain data looks like a layer with a slip in its `kind`. */
const looksLikeLayer = (data: unknown): boolean =>
  data !== null &&
  typeof data === 'object' &&
  (layerKeys.some((key) => Object.hasOwn(data, key)) || Object.values(data).some(isBlock));

const another: Text = {
  zh: '这不是本地的目录文件（地方层），没有可以审核的目录',
  en: 'this is no catalogue file of a region (a layer), so there is nothing to review',
};
const sendLayer: Text = {
  zh: '请报送本地的目录文件：开头写“kind: layer”，并写明地区',
  en: 'send the file of the region: it begins with `kind: layer` and names the region',
};
const again: Text = { zh: '请打开原件核对，重新报送', en: 'check the original and send it again' };
const compare: Text = {
  zh: '由审核人核对；扩展名与内容不符',
  en: 'the reviewer looks at it; its name does not fit what it holds',
};

/** Remedies in words of an office, where those of the rule are for whoever writes a layer. */
const own = ['empty', 'binary', 'too-large'];

/** What is not the fault of who sent it in. */
const withheld = ['missing', 'no-access', 'outside', 'failed'];

/** What stands in the way of judging a file that was opened; undefined for a layer, and for a slip of the pen in one. */
export const unfitness = ({ faults, data }: Source, { kind, findings }: Compiled): Unfit | undefined => {
  const unfinished = findings.find(({ wording }) => wording === 'unfinished');
  if (unfinished)
    return { outcome: 'hold', cause: unfinished.message, remedy: unfinished.fix ?? again, isVersion: true };
  const unread = faults.find(({ rule }) => rule === 'readable-file');
  const told = findings.find(({ rule }) => rule === 'readable-file');
  if (unread && told) {
    if (withheld.includes(unread.message))
      return { outcome: 'hold', cause: told.message, remedy: told.fix ?? again, isVersion: true };
    if (unread.message === 'office') return { outcome: 'hold', cause: told.message, remedy: compare, isVersion: true };
    const remedy = own.includes(unread.message) ? again : (told.fix ?? again);
    return { outcome: 'return', cause: told.message, remedy, isVersion: true };
  }
  if (kind === 'layer' || faults.some(({ rule }) => rule === 'yaml')) return undefined;
  return kind === undefined && looksLikeLayer(data)
    ? undefined
    : { outcome: 'return', cause: another, remedy: sendLayer, isVersion: true };
};
