import assert from 'node:assert/strict';
import { test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { tools } from './rig/said.mjs';
import { suite } from './rig/suite.mjs';

const ask = model => ({ model, max_tokens: 1000, messages: [{ role: 'user', content: 'hello' }] });
const told = message => ({
  text: message.content.filter(block => block.type === 'text').map(block => block.text).join(''),
  calls: message.content.filter(block => block.type === 'tool_use').map(block => ({ id: block.id, name: block.name, arguments: block.input })),
  usage: { input: message.usage.input_tokens, output: message.usage.output_tokens },
});

suite('@anthropic-ai/sdk', router => {
  const client = new Anthropic({ baseURL: router.root, apiKey: 'any', maxRetries: 0 });
  const read = async (model, more = {}) => {
    const stream = client.messages.stream({ ...ask(model), ...more });
    let grown = '';
    for await (const event of stream) if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') grown += event.delta.text;
    const message = await stream.finalMessage();
    assert.equal(told(message).text, grown);
    return { ...told(message), stop: message.stop_reason };
  };
  return {
    stream: async model => {
      const said = await read(model);
      assert.equal(said.stop, 'end_turn');
      return said;
    },
    tools: async model => {
      const said = await read(model, { tools: tools.map(({ name, description, schema }) => ({ name, description, input_schema: schema })) });
      assert.equal(said.stop, 'tool_use');
      return said;
    },
    whole: async model => told(await client.messages.create(ask(model))),
    abort: async model => {
      for await (const event of await client.messages.create({ ...ask(model), stream: true })) if (event.type === 'content_block_delta') break;
    },
  };
}, {
  extra: get => {
    const client = () => new Anthropic({ baseURL: get().router.root, apiKey: 'any', maxRetries: 0 });
    for (const provider of ['anthropic', 'gemini']) {
      test(`has ${provider} count the tokens`, async () => {
        const { max_tokens: _, ...request } = ask(`${provider}/text`);
        assert.equal((await client().messages.countTokens(request)).input_tokens, 42);
      });
    }
    test('gets an estimate where nobody counts', async () => {
      const { max_tokens: _, ...request } = ask('openai/text');
      const { input_tokens: count } = await client().messages.countTokens(request);
      assert.ok(Number.isInteger(count) && count > 0);
    });
    test('lists the models', async () => {
      const ids = [];
      for await (const model of client().models.list()) ids.push(model.id);
      assert.ok(ids.includes('ollama/text'), ids.join());
    });
  },
});
