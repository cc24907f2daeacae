import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MadeFile } from '../protocol.ts';

/** A page that was made, in a frame that can do nothing but show it. */
export const Preview = ({ file, close }: { readonly file: MadeFile; readonly close: () => void }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="preview" onClose={close} aria-label={`预览 ${file.path}`}>
      <header>
        <h2>{file.path}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </header>
      <iframe title={file.path} sandbox="" srcdoc={new TextDecoder().decode(file.bytes)} />
    </dialog>
  );
};
