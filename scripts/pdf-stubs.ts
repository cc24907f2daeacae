/** What the reader of PDF files names when it loads and never uses: it draws nothing here. */
const scope = globalThis as unknown as Record<string, unknown>;
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= class {};
