import { runDocumentationCheck } from './run-documentation-check.ts';

// npm changes into the root of the repository; a name may have been meant from where it was typed.
const typedIn = process.env['INIT_CWD'];

try {
  process.exitCode = await runDocumentationCheck(process.argv.slice(2), {
    fetch,
    folders: [process.cwd(), ...(typedIn === undefined ? [] : [typedIn])],
    stdout: process.stdout,
    stderr: process.stderr,
  });
} catch (error) {
  // Status 1, that of an uncaught error, would pass for a verdict.
  console.error('docs:check: failed:', error);
  process.exitCode = 2;
}
