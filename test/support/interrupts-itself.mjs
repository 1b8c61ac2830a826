/**
 * Loaded before a process (`--import`), gives it the interrupt of a terminal's Ctrl+C in the moment in which it prints the
 * text INTERRUPT_AT on standard error: another process that read it there would come too late where the machine is busy.
 */
const { INTERRUPT_AT = '' } = process.env;
const write = process.stderr.write.bind(process.stderr);
let printed = '';
let isSent = false;
process.stderr.write = (part, ...rest) => {
  printed += part;
  // A second signal would end it at once.
  if (!isSent && printed.includes(INTERRUPT_AT)) {
    isSent = true;
    process.kill(process.pid, 'SIGINT');
  }
  return write(part, ...rest);
};
