import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Ref } from '../../model/catalogue.ts';
import type { ShownFinding } from '../protocol.ts';
import { fix as mend, tellFailure } from './actions.ts';
import { change, useDesk } from './store.ts';

const names = { error: '错误', warning: '警告', info: '提示' } as const;

/** The item whose guide a finding is of. */
export const useGuideOf = ({ file, ref }: ShownFinding): Ref | undefined => {
  const folder = useDesk((state) => state.snapshot?.guideFolder);
  return folder !== undefined && file.startsWith(`${folder}/`) ? ref : undefined;
};

/** One finding with its remedy, as the rule says it to an office. */
export const FindingView = ({ finding }: { readonly finding: ShownFinding }) => {
  const { key, severity, message, fix, clause, line, inWork, file } = finding;
  const guide = useGuideOf(finding);
  const screen = useDesk((state) => state.screen);
  const isReading = useDesk((state) => state.reading !== undefined);
  const isCurrent = useDesk((state) => state.finding === key);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isCurrent) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  return (
    <div ref={place} class={`finding ${severity}`} tabIndex={-1} aria-current={isCurrent ? 'true' : undefined}>
      <p>
        <b class="mark">{names[severity]}</b>
        {message}
      </p>
      {fix && (
        <p class="fix">
          <b>改法</b>
          {fix}
          {finding.mayFix && !isReading && (
            <button type="button" class="link" onClick={() => void mend(key).catch(tellFailure)}>
              照此改
            </button>
          )}
        </p>
      )}
      <p class="soft">
        {clause}
        {guide && screen !== 'guides' && !isReading && (
          <button type="button" class="link" onClick={() => change({ screen: 'guides', guide })}>
            看指南
          </button>
        )}
        {!inWork && !guide && screen !== 'guides' && <span>{file}</span>}
        {inWork && line !== undefined && isReading && <span> 第 {line} 行</span>}
        {inWork && line !== undefined && !isReading && (
          <button type="button" class="link" onClick={() => change({ screen: 'text', finding: key })}>
            看第 {line} 行
          </button>
        )}
      </p>
    </div>
  );
};
