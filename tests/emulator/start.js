// Starts the emulator on a free port, prints the port, and ends when standard input closes: a test run that dies leaves nothing behind.
import "./delivery.js";
import { startFauxqs } from "fauxqs";

const server = await startFauxqs({ port: 0, logger: false, host: "127.0.0.1" });
console.log(server.port);
process.stdin.resume();
process.stdin.on("end", async () => {
  await server.stop();
  process.exit(0);
});
