/**
 * The diagnostics channel on which every simulator of the process publishes what it records, for whoever holds it
 * against contracts: `{record: CallRecord, app: string}`. Without a subscriber it costs nothing.
 */
export const RECORDS = 'goalpost:simulator:record';
/** The same for refusals as they are raised, whether by a call or by a rule alone: the code. */
export const REFUSALS = 'goalpost:simulator:refusal';
