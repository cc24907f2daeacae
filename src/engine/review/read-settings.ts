import { findPersonalNumbers } from '../../model/personal/personal-data.ts';
import type { LetterHead, ReviewSettings } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import type { Workspace } from '../workspace.ts';

type Problem = { readonly problem: Text };

/** The name under which the settings of a desk are found beside its parents or its submissions. */
export const usualSettings = 'review.yaml';

const heads = (settings: ReviewSettings): LetterHead[] => [settings, ...Object.values(settings.cities ?? {})];

/** Reads who sends the letters of a review (`kind: review`). A phone of a person is refused: it would be printed. */
export const openSettings = async (file: string, workspace: Workspace): Promise<ReviewSettings | Problem> => {
  const told = ({ zh, en }: Text): Problem => ({
    problem: { zh: `审核设置“${file}”${zh}`, en: `the settings \`${file}\`${en}` },
  });
  const { kind, findings } = await workspace.check(file);
  const [first] = findings.filter(({ severity }) => severity === 'error');
  if (first) {
    const line = workspace.locate(first.at)?.line;
    const fix = first.fix ?? { zh: '', en: '' };
    return told({
      zh: `${line ? `第 ${line} 行` : ''}：${first.message.zh}${fix.zh ? `；${fix.zh}` : ''}`,
      en: `${line ? `, line ${line}` : ''}: ${first.message.en}${fix.en ? `; ${fix.en}` : ''}`,
    });
  }
  if (kind !== 'review') return told({ zh: '：不是审核设置（kind: review）', en: ': it is none (`kind: review`)' });
  const settings = (await workspace.open(file)).data as ReviewSettings;
  if (heads(settings).some(({ contact }) => findPersonalNumbers(contact?.phone ?? '').length > 0))
    return told({ zh: '：联系电话请写办公电话，不写个人手机', en: ': give the phone of an office, not of a person' });
  return settings;
};
