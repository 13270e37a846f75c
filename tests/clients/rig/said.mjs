// What every scripted provider says, in whichever dialect; characters of two, three and four bytes and what JSON must escape among it.
export const pieces = ['Grüße ', '👋 from "the" ', 'router\n', '日本'];
export const text = pieces.join('');
export const calls = [
  { id: 'call_weather', name: 'get_weather', arguments: { city: 'Köln' } },
  { id: 'call_time', name: 'get_time', arguments: { zone: 'UTC' } },
];
export const usage = { input: 11, output: 7 };
export const refusal = 'The prompt is too long for this model.';
export const vectors = [[0.5, -0.25, 1], [0, 2, -0.125]];

/** The tools on offer, as JSON schema. */
export const tools = [
  { name: 'get_weather', description: 'Weather of a city', schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
  { name: 'get_time', description: 'Time in a zone', schema: { type: 'object', properties: { zone: { type: 'string' } }, required: ['zone'] } },
];
