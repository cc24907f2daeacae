import { useEffect, useRef, useState } from 'preact/hooks';
import { tellFailure } from '../actions.ts';
import { engine } from '../engine.ts';
import { baseName, download } from '../files.ts';
import { change } from '../store.ts';
import { bridge } from './bridge.ts';

const first = 'index.html';

/** The file that a link of a page of the result leads to. */
const target = (from: string, link: string): string => {
  const steps = from.split('/').slice(0, -1);
  for (const step of (link.split(/[?#]/u)[0] ?? '').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(decodeURIComponent(step));
  }
  return steps.join('/');
};

const linkIn = (data: unknown): string | undefined => {
  const { open } = (data ?? {}) as { readonly open?: unknown };
  return typeof open === 'string' ? open : undefined;
};

/** The pages of a result in a frame that can do nothing but show them; papers that they link to are handed out. */
export const Framed = ({
  files,
  read,
  decide,
}: {
  readonly files: ReadonlySet<string>;
  /** Shows a submission itself, by the name of its sheet. */
  readonly read: (key: string) => void;
  /** Decides on a submission. */
  readonly decide: (key: string) => void;
}) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [path, go] = useState(first);
  const key = /^counties\/([^/]+)\.html$/u.exec(path)?.[1];
  const [shown, show] = useState<{ readonly path: string; readonly text: string }>();
  useEffect(() => {
    let isOld = false;
    engine
      .ask('reviewFile', { path })
      .then((bytes) => {
        if (isOld || !bytes) return;
        const page = new TextDecoder().decode(bytes);
        show({ path, text: page.replace('<head>', () => `<head><script>${bridge}</script>`) });
      })
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [path]);
  useEffect(() => {
    const hear = ({ data, source }: MessageEvent): void => {
      const link = source === frame.current?.contentWindow ? linkIn(data) : undefined;
      if (link === undefined) return;
      const wanted = target(path, link);
      if (/\.html$/u.test(wanted) && files.has(wanted)) go(wanted);
      else if (files.has(wanted))
        engine
          .ask('reviewFile', { path: wanted })
          .then((bytes) => bytes && download(baseName(wanted), bytes))
          .catch(tellFailure);
      else change({ notice: { tone: 'info', text: '这个链接要在下载后的文件夹里打开' } });
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [path, files]);
  return (
    <>
      {path !== first && (
        <p class="row">
          <button type="button" class="quiet" onClick={() => go(first)}>
            回到汇总页
          </button>
          {key !== undefined && (
            <>
              <button type="button" onClick={() => read(key)}>
                在目录里看
              </button>
              <button type="button" onClick={() => decide(key)}>
                定这一份…
              </button>
            </>
          )}
        </p>
      )}
      {shown && (
        <iframe
          key={shown.path}
          ref={frame}
          class="framed"
          title="审核结果"
          sandbox="allow-scripts"
          srcdoc={shown.text}
        />
      )}
    </>
  );
};
