import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embedMany, generateText, jsonSchema, streamText, tool } from 'ai';
import { tools, vectors } from './rig/said.mjs';
import { suite } from './rig/suite.mjs';

const provider = router => createOpenAICompatible({ name: 'router', baseURL: router.v1, includeUsage: true });
const counts = given => ({ input: given.inputTokens, output: given.outputTokens });
const offered = Object.fromEntries(tools.map(({ name, description, schema }) => [name, tool({ description, inputSchema: jsonSchema(schema) })]));

suite('@ai-sdk/openai-compatible', router => {
  const connect = provider(router);
  const read = async (model, more = {}) => {
    const said = { text: '', calls: [] };
    const { fullStream } = streamText({ model: connect(model), prompt: 'hello', maxRetries: 0, onError() {}, ...more });
    for await (const part of fullStream) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta') said.text += part.text;
      if (part.type === 'tool-call') said.calls.push({ id: part.toolCallId, name: part.toolName, arguments: part.input });
      if (part.type === 'finish') said.usage = counts(part.totalUsage);
    }
    return said;
  };
  return {
    stream: model => read(model),
    tools: model => read(model, { tools: offered }),
    whole: async model => {
      const reply = await generateText({ model: connect(model), prompt: 'hello', maxRetries: 0 });
      return { text: reply.text, usage: counts(reply.usage) };
    },
    abort: async model => {
      const leave = new AbortController();
      const { fullStream } = streamText({ model: connect(model), prompt: 'hello', maxRetries: 0, onError() {}, abortSignal: leave.signal });
      for await (const part of fullStream) if (part.type === 'text-delta') leave.abort();
    },
  };
}, {
  extra: get => test('embeds', async () => {
    const { embeddings } = await embedMany({ model: provider(get().router).textEmbeddingModel('gemini/text'), values: ['a', 'b'], maxRetries: 0 });
    assert.deepEqual(embeddings, vectors);
  }),
});
