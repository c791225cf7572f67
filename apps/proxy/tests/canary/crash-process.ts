// Loaded ahead of the proxy: ends it as a mistake would, in the middle of whatever it does.
process.on('SIGUSR2', () => {
  process.report.writeReport();
  throw new Error('a mistake');
});
