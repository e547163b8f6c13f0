import express from 'express';
import request from 'supertest';
import { EnvironmentError, readEnvironment } from '../../config/environment';

const read = (TRUST_PROXY: string | undefined) => readEnvironment({ TRUST_PROXY }, ['TRUST_PROXY']).TRUST_PROXY;

describe('TRUST_PROXY', () => {
  it.each([
    ['is left out', undefined, ['loopback']],
    ['is empty', '', ['loopback']],
    ['names nobody', 'none', false],
    ['is a number of proxies', '1', 1],
    ['is the highest number', '10', 10],
    ['is an address', '192.168.1.7', ['192.168.1.7']],
    ['is a list', '10.0.0.0/8, fd00::/8,uniquelocal', ['10.0.0.0/8', 'fd00::/8', 'uniquelocal']],
  ])('is taken when it %s, and Express understands it', (_what, text, expected) => {
    const taken = read(text);
    expect(taken).toEqual(expected);
    expect(() => express().set('trust proxy', taken)).not.toThrow();
  });

  it.each([
    ['everybody', 'true', '"true" is neither an address'],
    ['everybody, as a subnet', '0.0.0.0/0', 'a subnet of 0 bits'],
    ['no proxy as a number', '0', 'or "none"'],
    ['one proxy too many', '11', '1 to 10'],
    ['a name', 'proxy.example.com', '"proxy.example.com" is neither an address'],
    ['a subnet that is too narrow', '10.0.0.0/33', 'within 1 to 32'],
    ['a list with a gap', '10.0.0.1,,10.0.0.2', '"" is neither'],
  ])('is refused at the start when it says %s, with the reason and an example', (_what, text, reason) => {
    expect(() => read(text)).toThrow(EnvironmentError);
    expect(() => read(text)).toThrow(reason);
    expect(() => read(text)).toThrow('Example: TRUST_PROXY=10.0.0.0/8');
  });

  it.each([
    ['loopback', '203.0.113.7'],
    ['none', '127.0.0.1'],
  ])('as %s makes the caller of a forwarded request %s', async (text, ip) => {
    const app = express().set('trust proxy', read(text));
    app.get('/', ({ ip: address }, response) => void response.json(address?.replace('::ffff:', '')));
    expect((await request(app).get('/').set('X-Forwarded-For', '203.0.113.7')).body).toBe(ip);
  });
});
