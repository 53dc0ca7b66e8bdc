// Listens on the loopback interface only, which the package's own command does not, and says where.
// Ends with its standard input: whoever started it has gone then, however that happened.
const { buildApp } = await import(new URL("./node_modules/fauxqs/dist/app.js", import.meta.url));

const app = await buildApp({ logger: false });
await app.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1" });
console.log(`port ${app.server.address().port}`);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
