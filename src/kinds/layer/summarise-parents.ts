import type { Layer } from '../../model/catalogue.ts';
import { counted } from '../../model/counted.ts';
import type { Fault, Finding } from '../../model/finding.ts';
import type { Step } from '../../model/step.ts';
import type { Kinds } from '../result.ts';

/** One line for everything that is open in the layers above. */
export const summariseParents = async (step: Step, layer: Layer, { check }: Kinds): Promise<Fault[]> => {
  const files = step.inherited.layers.slice(1).map(({ file }) => file);
  const parents = await Promise.all(files.map(check));
  const open = parents.filter(({ findings }) => findings.some(({ severity }) => severity !== 'info'));
  if (open.length === 0) return [];
  const count = (severity: Finding['severity']) =>
    open.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
  return [
    {
      rule: 'parent-findings',
      message: 'summary',
      args: {
        errors: counted(count('error'), '个错误', 'error'),
        warnings: counted(count('warning'), '个警告', 'warning'),
        files: open.map(({ file }) => file),
      },
      at: layer.extends.at,
    },
  ];
};
