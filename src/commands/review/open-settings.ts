import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findPersonalNumbers } from '../../model/personal/personal-data.ts';
import type { LetterHead, ReviewSettings } from '../../model/review.ts';
import type { Text } from '../../model/text.ts';
import type { openWorkspace } from '../../workspace/open-workspace.ts';

type Problem = { readonly problem: Text };

/** The name under which the settings of a desk are found beside its parents or its submissions. */
const usualName = 'review.yaml';

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isFile(),
    () => false,
  );

/** The settings that are named, else those of the pinned parents, else of the folder of submissions. */
export const findSettings = async (
  named: string | undefined,
  folders: readonly (string | undefined)[],
): Promise<string | undefined> => {
  if (named !== undefined) return named;
  for (const folder of folders)
    if (folder !== undefined && (await isFile(join(folder, usualName)))) return join(folder, usualName);
  return undefined;
};

const heads = (settings: ReviewSettings): LetterHead[] => [settings, ...Object.values(settings.cities ?? {})];

/** Reads who sends the letters of a review (`kind: review`). A phone of a person is refused: it would be printed. */
export const openSettings = async (
  file: string,
  workspace: ReturnType<typeof openWorkspace>,
): Promise<ReviewSettings | Problem> => {
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
