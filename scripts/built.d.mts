export const MAIN: string;
export const COMMAND_LINE: string;
export function whyNotBuilt(): string | undefined;
