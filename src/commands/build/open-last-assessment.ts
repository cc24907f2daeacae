import type { EarlierAssessment } from '../../catalogue/since-assessment.ts';
import { fileHost } from '../../host/file-host.ts';
import type { Text } from '../../model/text.ts';
import { visible } from '../../model/visible.ts';
import { readEarlierAssessment } from '../../source/earlier-assessment.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The `assessment.json` of an earlier build. */
export const openLastAssessment = async (path: string): Promise<EarlierAssessment | { readonly problem: Text }> => {
  const bytes = await fileHost.read(path);
  const name = visible(path);
  if ('problem' in bytes) return { problem: { zh: `“${name}”读不了`, en: `\`${name}\` cannot be read` } };
  return (
    readEarlierAssessment(parsed(new TextDecoder().decode(bytes))) ?? {
      problem: {
        zh: `“${name}”不是 mulu build --format assessment 写的 assessment.json`,
        en: `\`${name}\` is no assessment.json of mulu build --format assessment`,
      },
    }
  );
};
