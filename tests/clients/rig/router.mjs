// Starts the router that ./test has built, with one provider of each dialect behind it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dialects, scripts, startProviders } from './providers.mjs';

const program = fileURLToPath(new URL('../../../src/Router.Http/bin/Release/net10.0/Router.Http.dll', import.meta.url));
const startLimit = 60_000;

/** Resolves once the router answers; `stop()` ends it and its providers. */
export async function startRouter() {
  const providers = await startProviders();
  const folder = await mkdtemp(join(tmpdir(), 'llm-router-'));
  const port = await freePort();
  const config = join(folder, 'router.conf');
  const rows = dialects.map(each => `  ${each.name} { type = ${each.name}, base-url = "http://127.0.0.1:${providers.port}${each.base}", api-key = k-${each.name} }`);
  await writeFile(config, `router.providers {\n${rows.join('\n')}\n  demo { enabled = off }\n}\n`);
  const child = spawn('dotnet', [program, '--config', config, '--host', '127.0.0.1', '--port', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.on('data', piece => { log += piece; });
  child.stderr.on('data', piece => { log += piece; });
  const root = `http://127.0.0.1:${port}`;
  await answers(root, child, () => log);
  return {
    root,
    v1: `${root}/v1`,
    left: providers.left,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      providers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(root, child, log) {
  for (const deadline = Date.now() + startLimit; Date.now() < deadline;) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${root}/v1/models`).then(reply => reply.json(), () => null);
    if (ready?.data?.length >= dialects.length * scripts.length) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The router did not start:\n${log()}`);
}

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}
