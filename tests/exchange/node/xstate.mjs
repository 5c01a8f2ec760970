// Runs machines by XState 5: [{config, cases: [[[event, facts], …], …]}, …] on standard input,
// case by case on standard output the paths of the states after the start and after each event, and the clocks that
// were started (+) and stopped (-) on the way.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "_.js"));
const { createActor, createMachine } = require("xstate");

const path = (value) => (typeof value === "string" ? value : Object.entries(value).map(([key, inner]) => `${key}.${path(inner)}`)[0]);

const played = JSON.parse(readFileSync(0, "utf8")).map(({ config, cases }) => {
  const guards = Object.fromEntries(
    Object.entries(config.meta.guards).map(([name, { all, none }]) => [
      name,
      ({ event }) => all.every((fact) => event.facts?.[fact] === true) && none.every((fact) => event.facts?.[fact] !== true),
    ]),
  );
  let clock = [];
  const told = (sign) => (_, { event }) => clock.push(sign + event);
  const machine = createMachine(config).provide({ guards, actions: { startTimer: told("+"), stopTimer: told("-") } });
  return cases.map((events) => {
    clock = [];
    const actor = createActor(machine).start();
    const found = [path(actor.getSnapshot().value)];
    for (const [type, facts] of events) {
      actor.send({ type, facts });
      found.push(path(actor.getSnapshot().value));
    }
    return { found, clock };
  });
});
process.stdout.write(JSON.stringify(played));
