// SPDX-License-Identifier: Apache-2.0
// Compiles one contract and prints { abi, bytecode } as JSON.
// Usage: node compile.js <file.sol> <folder of node_modules>
//
// To renew what is committed after a change of PaymentChannel.sol, see docs/payment-channel.md.
"use strict";
const fs = require("fs");
const path = require("path");

const [file, modules] = process.argv.slice(2);
const solc = require(path.join(path.resolve(modules), "solc"));
const name = path.basename(file, ".sol");

const input = {
  language: "Solidity",
  sources: { [path.basename(file)]: { content: fs.readFileSync(file, "utf8") } },
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 10000 },
    // Without the hash of the metadata the same source gives the same bytes in any folder.
    metadata: { bytecodeHash: "none", appendCBOR: false },
    outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
  },
};
const imports = (wanted) => {
  const found = path.join(path.resolve(modules), wanted);
  return fs.existsSync(found)
    ? { contents: fs.readFileSync(found, "utf8") }
    : { error: "not found: " + wanted };
};

const output = JSON.parse(solc.compile(JSON.stringify(input), { import: imports }));
const problems = output.errors || [];
if (problems.length > 0) {
  problems.forEach((problem) => process.stderr.write(problem.formattedMessage + "\n"));
  process.exit(1);
}
const contract = output.contracts[path.basename(file)][name];
process.stdout.write(
  JSON.stringify({ abi: contract.abi, bytecode: "0x" + contract.evm.bytecode.object }, null, 1) +
    "\n",
);
