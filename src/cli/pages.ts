import { backupPage } from './commands/backup.ts';
import { doctorPage } from './commands/doctor.ts';
import { erasePage } from './commands/erase.ts';
import { exportPage } from './commands/export.ts';
import { importPage } from './commands/import.ts';
import { migratePage } from './commands/migrate.ts';
import { restorePage } from './commands/restore.ts';
import { runOncePage } from './commands/run-once.ts';
import { completionPage } from './completion.ts';
import type { Page } from './page.ts';

const OWN: readonly Page[] = [
  doctorPage,
  backupPage,
  restorePage,
  exportPage,
  importPage,
  migratePage,
  runOncePage,
  erasePage,
];

/** Every command, in the order of the help. */
export const PAGES: readonly Page[] = [...OWN, completionPage(OWN)];
