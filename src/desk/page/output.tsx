import { useEffect, useState } from 'preact/hooks';
import type { BuildAnswer, BuildChoice, MadeFile } from '../protocol.ts';
import { checked, tellFailure } from './actions.ts';
import { engine } from './engine.ts';
import { baseName, download } from './files.ts';
import { Preview } from './preview.tsx';
import { downloadWork, isManyFiles, keptName } from './save.ts';
import { change, now, useDesk } from './store.ts';

const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} 字节`
    : bytes < 1024 ** 2
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** Files of other places have names of their own: those of the work go by its region. */
const packName = (): string => {
  const { snapshot, work } = now();
  return `${snapshot?.region?.name ?? (work ? baseName(work.name).replace(/\.[^.]*$/u, '') : '')}政务公开目录.zip`;
};

const Files = ({ files }: { readonly files: readonly MadeFile[] }) => {
  const [shown, show] = useState<MadeFile>();
  return (
    <>
      <table class="files">
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col">用途</th>
            <th scope="col">大小</th>
            <th scope="col">
              <span class="vh">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <th scope="row">{file.path}</th>
              <td>{file.purpose}</td>
              <td class="size">{sizeOf(file.bytes.length)}</td>
              <td>
                <div class="row">
                  {file.path.endsWith('.html') && (
                    <button type="button" class="quiet" onClick={() => show(file)} aria-label={`预览 ${file.path}`}>
                      预览
                    </button>
                  )}
                  <button
                    type="button"
                    class="quiet"
                    aria-label={`下载 ${file.path}`}
                    onClick={() => download(baseName(file.path), file.bytes)}
                  >
                    下载
                  </button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && <Preview file={shown} close={() => show(undefined)} />}
    </>
  );
};

const Options = ({ choice }: { readonly choice: BuildChoice }) => {
  const set = (part: BuildChoice): void => change({ choice: { ...choice, ...part } });
  return (
    <fieldset class="options">
      <legend>怎样生成</legend>
      <label>
        <input
          type="checkbox"
          checked={choice.draft ?? false}
          onChange={({ currentTarget: { checked } }) => set({ draft: checked })}
        />
        草稿（有错误也生成，每页标“草稿”）
      </label>
      <label>
        <input
          type="checkbox"
          checked={choice.redHead ?? false}
          onChange={({ currentTarget: { checked } }) => set({ redHead: checked })}
        />
        备案函套红头
      </label>
      <label>
        <input
          type="checkbox"
          checked={choice.docType === '报告'}
          onChange={({ currentTarget: { checked } }) => set({ docType: checked ? '报告' : '函' })}
        />
        文种用“报告”
      </label>
      <label>
        <input
          type="checkbox"
          checked={choice.encoding === 'gb18030'}
          onChange={({ currentTarget: { checked } }) => set({ encoding: checked ? 'gb18030' : 'utf-8' })}
        />
        CSV 用 GB18030 编码（老系统导入用）
      </label>
    </fieldset>
  );
};

/** What came of asking for the outputs of one text in one way. */
interface Made {
  readonly of: readonly unknown[];
  readonly answer: Promise<BuildAnswer>;
}

let made: Made | undefined;

/** The outputs of the work as it is now, made once: what was typed a moment ago is in them. */
const makeNow = async (): Promise<BuildAnswer> => {
  await checked();
  const { snapshot, choice } = now();
  const of = [snapshot, choice];
  if (!made || made.of.some((one, index) => one !== of[index])) made = { of, answer: engine.ask('build', choice) };
  return made.answer;
};

const downloadAll = async (): Promise<void> => {
  const answer = await makeNow();
  if ('zip' in answer) download(packName(), answer.zip, 'application/zip');
  else change({ notice: { tone: 'error', text: answer.refused.join('；') } });
};

/** The source of all: a small file that is kept. */
const Source = () => {
  const work = useDesk((state) => state.work);
  return work ? (
    <section class="source">
      <div>
        <h3>{keptName(work)}</h3>
        <p>
          这是您的底稿{isManyFiles(work) && '（目录、指南和上级目录）'}，请保存。下次拖进来接着改；上报、存档也带上它。
        </p>
      </div>
      <button type="button" class="main" onClick={() => void downloadWork().catch(tellFailure)}>
        下载底稿
      </button>
    </section>
  ) : null;
};

const publicFormats = ['html', 'csv', 'xlsx', 'json'];

const Refused = ({ lines, choice }: { readonly lines: readonly string[]; readonly choice: BuildChoice }) => (
  <section class="ask" role="alert">
    <h3>现在还不能生成</h3>
    <ul>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
    <div class="row">
      {!choice.format && (
        <button type="button" onClick={() => change({ choice: { ...choice, format: publicFormats } })}>
          只要公开用的文件，不要备案材料
        </button>
      )}
      <button type="button" onClick={() => change({ choice: { ...choice, draft: true } })}>
        先看草稿
      </button>
    </div>
  </section>
);

/** Everything that is made of the catalogue, as `mulu build` would write it. */
export const Output = () => {
  const snapshot = useDesk((state) => state.snapshot);
  const choice = useDesk((state) => state.choice);
  const [answer, keep] = useState<BuildAnswer>();
  useEffect(() => {
    if (!snapshot) return;
    let isOld = false;
    keep(undefined);
    makeNow()
      .then((found) => isOld || keep(found))
      .catch(tellFailure);
    return () => {
      isOld = true;
    };
  }, [snapshot, choice]);
  const isRefused = answer !== undefined && 'refused' in answer;
  return (
    <>
      <div class="output-head">
        <h2>输出</h2>
        <button type="button" class="main" disabled={isRefused} onClick={() => void downloadAll().catch(tellFailure)}>
          全部（zip）
        </button>
      </div>
      <Source />
      <Options choice={choice} />
      {choice.format && (
        <p class="soft">
          只生成公开用的文件。
          <button
            type="button"
            class="link"
            onClick={() => {
              const { format: _format, ...rest } = choice;
              change({ choice: rest });
            }}
          >
            连同备案材料一起生成
          </button>
        </p>
      )}
      <div aria-live="polite">
        {answer === undefined && <p class="nothing">正在生成…</p>}
        {answer && 'refused' in answer && <Refused lines={answer.refused} choice={choice} />}
        {answer && 'files' in answer && (
          <>
            {answer.told.length > 0 && (
              <ul class="told">
                {answer.told.map((line, index) => (
                  <li key={index}>{line}</li>
                ))}
              </ul>
            )}
            <Files files={answer.files} />
          </>
        )}
      </div>
    </>
  );
};
