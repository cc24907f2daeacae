import { useEffect, useRef } from 'preact/hooks';
import type { ShownFinding } from '../protocol.ts';
import { change, useDesk } from './store.ts';

const names = { error: '错误', warning: '警告', info: '提示' } as const;

/** One finding with its remedy, in the rule’s own words. */
export const FindingView = ({ finding }: { readonly finding: ShownFinding }) => {
  const { key, severity, message, fix, clause, line } = finding;
  const isCurrent = useDesk((state) => state.finding === key);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
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
        </p>
      )}
      <p class="soft">
        {clause}
        {line !== undefined && (
          <button type="button" class="link" onClick={() => change({ screen: 'text', finding: key })}>
            看第 {line} 行
          </button>
        )}
      </p>
    </div>
  );
};
