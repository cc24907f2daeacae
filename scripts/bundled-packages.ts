import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is copied into the bundle: `folder` is where it is installed, from the root of the repository. */
interface BundledPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The package that a bundled file comes from: the innermost node_modules folder counts. */
export function packageOf(input: string): { name: string; folder: string } | undefined {
  const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input);
  return match?.[1] && match[2] ? { name: match[2], folder: match[1] } : undefined;
}

/** The packages of bundles, by folder. */
export function bundledPackages(metafiles: readonly Metafile[], root: string): BundledPackage[] {
  const folders = new Map<string, string>();
  for (const input of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
    // The reader of PDF files was bundled before.
    const from = packageOf(input.endsWith('src/generated/pdf-reader.js') ? 'node_modules/pdfjs-dist/' : input);
    if (from) folders.set(from.folder, from.name);
  }
  return [...folders].sort().map(([folder, name]) => {
    const { version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return { folder, name, version, license };
  });
}

/** The licences of everything that is bundled: the copies in dist are third-party code. */
export function thirdPartyNotices(packages: readonly BundledPackage[], root: string): string {
  const notices = packages.map(({ folder, name, version, license }) => {
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const terms = file
      ? readFileSync(join(root, folder, file), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim()
      : '';
    return `${name} ${version} (${license})\n\n${terms}\n`;
  });
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}

/** The bill of materials of the bundle (CycloneDX 1.5), hashes as the lock file has them; without a time, so that equal bundles have equal ones. */
export function billOfMaterials(packages: readonly BundledPackage[], root: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const { name, version, license } = lock[''];
  const components = packages.map((one) => {
    const [algorithm, digest] = String(lock[one.folder]?.integrity ?? '').split('-');
    return {
      type: 'library',
      name: one.name,
      version: one.version,
      purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
      licenses: [{ expression: one.license }],
      ...(algorithm === 'sha512' && digest
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
        : {}),
    };
  });
  const component = { type: 'application', name, version, licenses: [{ expression: license }] };
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component }, components }, undefined, 2)}\n`;
}
