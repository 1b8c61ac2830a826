import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page is served by the simulated Slack from `dist`, from any path: hence the relative base. */
export default defineConfig({
  base: './',
  plugins: [react()],
  // The library for rarely used blocks is a chunk of its own that is loaded when such a block is first shown.
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1100 },
});
