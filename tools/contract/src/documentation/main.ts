import { runDocumentationCheck } from './run-documentation-check.ts';

// npm changes into the root of the repository; a name may have been meant from where it was typed.
const typedIn = process.env['INIT_CWD'];

process.exitCode = await runDocumentationCheck(process.argv.slice(2), {
  fetch,
  folders: [process.cwd(), ...(typedIn === undefined ? [] : [typedIn])],
  stdout: process.stdout,
  stderr: process.stderr,
});
