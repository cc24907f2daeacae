import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';
import { Sheet } from '../catalogue.tsx';
import { change } from '../store.ts';

/** A submission as a catalogue with what was found in it, to be read; the review waits behind it. */
export const Reading = ({ snapshot }: { readonly snapshot: Snapshot }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [snapshot]);
  const { region, work, chain, counts, effective } = snapshot;
  return (
    <>
      <header class="head reading">
        <div class="name">
          <h1 ref={heading} tabIndex={-1}>
            {region?.name ?? work}
          </h1>
          <p>{[chain.join(' › '), effective && `${effective} 起施行`].filter(Boolean).join(' · ')}</p>
        </div>
        <div class="tools">
          <span class="status">
            报送材料，只能看：{counts.errors} 个错误，{counts.warnings} 个警告
          </span>
          <button type="button" class="main" onClick={() => change({ reading: undefined })}>
            回到审核
          </button>
        </div>
      </header>
      <main class="catalogue" id="main">
        <div class="without-panel">
          <div class="sheet">
            <Sheet snapshot={snapshot} />
          </div>
        </div>
      </main>
    </>
  );
};
