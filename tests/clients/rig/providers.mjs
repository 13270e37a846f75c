// A provider of every dialect on one port, each below its own path. The model's name says what it does: text, tools, refused (an error
// instead of an answer), broken (the connection ends in the middle of one), endless (it writes until nobody reads).
import { createServer } from 'node:http';
import anthropic from './dialects/anthropic.mjs';
import gemini from './dialects/gemini.mjs';
import ollama from './dialects/ollama.mjs';
import openai from './dialects/openai.mjs';
import responses from './dialects/responses.mjs';

export const dialects = [openai, responses, ollama, anthropic, gemini];
export const scripts = ['text', 'tools', 'refused', 'broken', 'endless'];

/** Starts them all; `left(dialect)` tells when the router has closed an endless reply. */
export async function startProviders() {
  const leaving = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url;
    const dialect = dialects.find(each => path.startsWith(`${each.base}/`));
    const list = dialect?.models;
    if (list && `${request.method} ${path}`.startsWith(list[0])) return json(response, 200, list[1](scripts));
    if (!dialect || request.method !== 'POST') return json(response, 404, { error: { message: `nothing at ${path}` } });
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (dialect.embeddings && path.includes(dialect.embeddings[0])) return json(response, 200, dialect.embeddings[1]());
    if (dialect.countTokens && path.includes(dialect.countTokens[0])) return json(response, 200, dialect.countTokens[1]());
    const script = dialect.model(body, path);
    if (script === 'refused') return json(response, ...dialect.refused);
    if (!dialect.isStream(path, body)) return json(response, 200, dialect.document(script));
    return stream(response, dialect, script, () => leaving.get(dialect.name)?.());
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    left: name => new Promise(resolve => leaving.set(name, resolve)),
    stop: () => { server.closeAllConnections(); server.close(); },
  };
}

function json(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function stream(response, dialect, script, onLeft) {
  response.writeHead(200, { 'content-type': dialect.contentType });
  const send = lines => lines.forEach(line => response.write(line));
  send(dialect.begin());
  send(script === 'tools' ? dialect.tools() : dialect.text());
  if (script === 'broken') return setImmediate(() => response.destroy());
  if (script !== 'endless') return send(dialect.end(script)), response.end();
  const timer = setInterval(() => response.write(dialect.text().at(-1)), 5);
  response.on('close', () => { clearInterval(timer); onLeft(); });
}
