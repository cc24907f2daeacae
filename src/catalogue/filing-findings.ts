import type { Layer, Resolved } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Text } from '../model/text.ts';
import { filingObstacles, isOpenAbove, type Obstacle } from './filing-obstacles.ts';

/** An obstacle that has a remedy of its own. */
interface Missing extends Obstacle {
  readonly fix?: Text;
}

const unfiled: Missing = {
  id: 'date',
  text: {
    zh: '没有写备案信息（filing）：主送机关、发文字号、成文日期、公开前的审查',
    en: 'nothing is said about the filing (`filing`): receiver, number, date, review before publication',
  },
  fix: {
    zh: '补齐这四项；没有审查的，先审查再报送',
    en: 'give all four; what was not reviewed is reviewed first',
  },
  path: [],
};

/** How each is mended. */
const remedies: { readonly [obstacle in Obstacle['id']]: Text } = {
  receiver: { zh: '补上主送机关', en: 'give the receiver' },
  date: { zh: '补上成文日期', en: 'give the date' },
  future: { zh: '改成实际的成文日期', en: 'give the real date' },
  open: {
    zh: '逐项核实：开展的列入，没有开展的写明原因和说明',
    en: 'verify each: list what is run, give reason and note of what is not',
  },
};

/** The findings that tell of an obstacle already, as long as they are open. */
const toldBy: { readonly [obstacle: string]: readonly [rule: string, wording?: string] } = {
  future: ['filing-sound', 'future'],
  open: ['item-standard-covered'],
};

/**
 * What `build` refuses to file, as errors of a layer that was sent in to be filed: what builds no filing pack is never
 * agreed. What a finding tells already is not told again; what a layer above has left open is for that layer.
 */
export const filingFindings = (
  layer: Layer,
  resolved: Resolved,
  today: string | undefined,
  findings: readonly Finding[],
): Finding[] => {
  const obstacles = filingObstacles(layer, resolved, today);
  const isBare = Object.keys(layer.filing ?? {}).length === 0;
  // Without any of it one sentence says all.
  const told: readonly Missing[] = isBare ? [unfiled, ...obstacles.filter(({ id }) => id === 'open')] : obstacles;
  return told
    .filter(({ id }) => {
      const [rule, wording] = toldBy[id] ?? [];
      const isTold = findings.some(
        (finding) => finding.severity !== 'info' && finding.rule === rule && (!wording || finding.wording === wording),
      );
      return !isTold && !(id === 'open' && isOpenAbove(resolved));
    })
    .map(
      ({ text, path, id, fix = remedies[id] }): Finding => ({
        rule: id === 'open' ? 'item-standard-covered' : 'filing-sound',
        severity: 'error',
        message: text,
        fix,
        at: { file: layer.file, path },
        related: [],
        ...(id === 'open' ? {} : { clause: 'GB/T 9704-2012' }),
      }),
    );
};
