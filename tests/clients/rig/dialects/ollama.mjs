import { calls, pieces, refusal, text, usage, vectors } from '../said.mjs';

const line = value => `${JSON.stringify({ model: 'up', created_at: '2026-01-01T00:00:00Z', ...value })}\n`;
const toolCalls = calls.map(call => ({ function: { name: call.name, arguments: call.arguments } }));
const done = { done: true, done_reason: 'stop', total_duration: 5, prompt_eval_count: usage.input, eval_count: usage.output };

export default {
  name: 'ollama',
  base: '/ollama',
  models: ['GET /ollama/api/tags', names => ({ models: names.map(name => ({ name, model: name })) })],
  contentType: 'application/x-ndjson',
  model: body => body.model,
  isStream: (path, body) => body.stream !== false,
  begin: () => [],
  text: () => pieces.map(content => line({ message: { role: 'assistant', content }, done: false })),
  tools: () => [line({ message: { role: 'assistant', content: '', tool_calls: toolCalls }, done: false })],
  end: () => [line({ message: { role: 'assistant', content: '' }, ...done })],
  document: script => JSON.parse(line({ message: script === 'tools' ? { role: 'assistant', content: '', tool_calls: toolCalls } : { role: 'assistant', content: text }, ...done })),
  refused: [400, { error: refusal }],
  embeddings: ['/api/embed', () => ({ model: 'up', embeddings: vectors, prompt_eval_count: 3 })],
};
