import { type ExportGoalsPorts, exportGoals } from './export-goals.ts';
import { applyImport, checkImport, type ImportGoalsPorts } from './import-goals.ts';

export interface ExchangePorts extends ExportGoalsPorts, ImportGoalsPorts {}

export type ExchangeUseCases = ReturnType<typeof exchangeUseCases>;

export function exchangeUseCases(ports: ExchangePorts) {
  return { exportGoals: exportGoals(ports), checkImport: checkImport(ports), applyImport: applyImport(ports) };
}
