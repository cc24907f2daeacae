import type { Text } from '../model/text.ts';
import { type Data, isData, listOf, same } from './data.ts';
import { hasAnchor } from './has-anchor.ts';
import type { Intent, Obstacle } from './intent.ts';
import { answer, withdrawAnswer } from './intents/answers.ts';
import { completeField } from './intents/complete-field.ts';
import { omit, restore } from './intents/listing.ts';
import { addItem, removeItem, renameItem } from './intents/own-items.ts';
import { setParticular } from './intents/particulars.ts';
import { resetField, setField } from './intents/set-field.ts';
import { setGroup } from './intents/set-group.ts';
import { withRoot } from './layer-data.ts';
import { parseText, sayData } from './say-data.ts';
import type { Subject } from './subject.ts';

/** A file that is to be edited, as it was read. */
export interface Editable {
  readonly text: string;
  readonly data?: unknown;
  /** There for a workbook, whose cells are edited in an office program. */
  readonly cellOf?: unknown;
}

/** The text after an intent, or why it is left as it is. */
export type Edited = { readonly text: string } | Obstacle;

const hasNumber = (data: Data): boolean =>
  Object.values(data).some(
    (block) =>
      isData(block) &&
      ['omit', 'restore', 'amend', 'add'].some(
        (key) =>
          Array.isArray(block[key]) &&
          block[key].some((entry) =>
            [entry, ...(isData(entry) ? [entry.item, entry.id, entry.items].flat() : [])].some(
              (one) => typeof one === 'number',
            ),
          ),
      ),
  );

const texts = {
  workbook: {
    zh: '填报工作簿请在办公软件里改，这里只改 YAML',
    en: 'a workbook is edited in an office program; only YAML is edited here',
  },
  broken: {
    zh: '文件里有读不懂的地方，先照 mulu validate 说的改正',
    en: 'the file cannot be read; mend first what mulu validate tells',
  },
  noLayer: {
    zh: '这不是能合成的地方层文件，不能这样改',
    en: 'this is no layer that can be resolved, so it cannot be edited here',
  },
  anchors: {
    zh: '文件里有 & 或 * 的引用，一处改动会牵连别处，请直接改文件',
    en: 'the file has anchors or aliases, so that one change would touch other places; edit the file itself',
  },
  numbers: {
    zh: '文件里有编号没有加引号，先运行 mulu validate --fix',
    en: 'a number in the file lacks its quotes; run mulu validate --fix first',
  },
  form: {
    zh: '这一处的写法不能放心自动改，文件没有动，请直接改文件',
    en: 'the form of this place cannot be edited safely; nothing was changed, edit the file itself',
  },
} as const satisfies { readonly [name: string]: Text };

const carryOut = (layer: Data, intent: Intent, subject: Subject): Data | Obstacle => {
  switch (intent.kind) {
    case 'setField':
      return setField(layer, intent, subject);
    case 'setGroup':
      return setGroup(layer, intent, subject);
    case 'completeField':
      return completeField(layer, intent, subject);
    case 'resetField':
      return resetField(layer, intent, subject);
    case 'omit':
      return omit(layer, intent, subject);
    case 'restore':
      return restore(layer, intent, subject);
    case 'addItem':
      return addItem(layer, intent, subject);
    case 'removeItem':
      return removeItem(layer, intent);
    case 'renameItem':
      return renameItem(layer, intent, subject);
    case 'answer':
      return answer(layer, intent);
    case 'withdrawAnswer':
      return withdrawAnswer(layer, intent);
    case 'setHead':
      return withRoot(layer, intent.key, intent.value);
    case 'nameGuides':
      return withRoot(layer, 'guides', intent.folder);
    case 'verify':
      return withRoot(layer, 'verified', [...listOf(layer.verified), ...intent.entries]);
    default:
      return setParticular(layer, intent);
  }
};

const isObstacle = (result: Data | Obstacle): result is Obstacle => 'obstacle' in result;

/**
 * Carries out one intent on the text of a layer. All other lines and every comment stay; the result is read again, and refused
 * when it does not say exactly what was meant.
 */
export const applyIntent = (source: Editable, intent: Intent, subject: Subject | undefined): Edited => {
  if (source.cellOf) return { obstacle: texts.workbook };
  if (source.data === undefined) return { obstacle: texts.broken };
  if (!subject) return { obstacle: texts.noLayer };
  const document = parseText(source.text.replace(/^\ufeff/u, ''));
  const layer: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!isData(layer)) return { obstacle: texts.broken };
  if (hasAnchor(document)) return { obstacle: texts.anchors };
  if (hasNumber(layer)) return { obstacle: texts.numbers };
  const next = carryOut(layer, intent, subject);
  if (isObstacle(next)) return next;
  if (same(layer, next)) return { text: source.text };
  const text = sayData(source.text, next);
  return text === undefined ? { obstacle: texts.form } : { text };
};
