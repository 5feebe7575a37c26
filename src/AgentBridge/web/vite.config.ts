import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://localhost:8080';

/** Each file once more as small as it gets; the server sends these copies as they are. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const file of Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name))) {
      const path = join(dir, file);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
};

/** What the page's first, small program asks for next is fetched beside it. */
const beside: Plugin = {
  name: 'beside',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {}, chunk }) {
      const names = new Set<string>();
      const add = (name: string) => {
        const next = bundle[name];
        if (next?.type === 'chunk' && next !== chunk && !names.has(name)) {
          names.add(name);
          next.imports.forEach(add);
        }
      };
      chunk?.dynamicImports.forEach(add);
      return [...names]
        .filter((name) => !chunk?.imports.includes(name))
        .map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  plugins: [react(), beside, compressed],
  build: { rollupOptions: { input: ['index.html', 'call.html'] }, outDir: '../wwwroot', emptyOutDir: true, chunkSizeWarningLimit: 1600 },
  server: {
    proxy: {
      '/api': server,
      '/health': server,
      '/hubs': { target: server, ws: true },
    },
  },
});
