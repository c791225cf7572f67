import { basic, bearer, createNexudusClient } from '../../src/index.ts';

declare function currentToken(): Promise<string>;

export const clients = [
  createNexudusClient({ token: 'access-token' }),
  createNexudusClient({ auth: bearer(() => currentToken()) }), // asked before each request
  createNexudusClient({ auth: basic('service@example.com', 'password') }),
  createNexudusClient({ baseUrl: 'http://127.0.0.1:8080', token: 'proxy-key' }), // a proxy
];
