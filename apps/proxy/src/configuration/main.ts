import { runCheckConfig } from './check-config.ts';

process.exitCode = await runCheckConfig(process.argv.slice(2), {
  defaultFile: process.env['PROXY_CONFIG'],
  print: (line) => {
    console.log(line);
  },
  warn: (line) => {
    console.error(line);
  },
});
