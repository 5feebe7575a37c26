import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: { outDir: '../wwwroot', emptyOutDir: true, chunkSizeWarningLimit: 1600 },
  server: {
    proxy: {
      '/api': server,
      '/health': server,
      '/hubs': { target: server, ws: true },
    },
  },
});
