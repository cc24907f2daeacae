import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

describe('the file', () => {
  const megabyte = 1024 * 1024;
  const page = readFileSync('dist/mulu.html', 'utf8');

  it('is not larger than six megabytes, 1.6 when packed, and names no address that it would load', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(6 * megabyte);
    expect(gzipSync(page, { level: 9 }).length).toBeLessThanOrEqual(1.6 * megabyte);
    const shell = page.replaceAll(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/gu, '$1');
    expect(shell.match(/ (?:src|href)=/giu)).toBeNull();
    expect(page).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/u.exec(page)?.[1]).not.toContain('unsafe');
  });
});
