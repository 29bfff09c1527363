import { describe, expect, it } from 'vitest';
import { acceptablePhoneOrigin } from '../../../core/protocol/invitation';

const local = 'http://localhost:9000';
const remote = 'https://call.example.org';

describe('a phone origin', () => {
  it.each([
    [remote, 'https://call.example.org'],
    [remote, 'https://call.example.org/'],
    [remote, 'https://call.example.org:8443'],
    ['http://call.example.org:9000', 'https://call.example.org:9443'],
    ['http://192.168.1.20:9000', 'https://192.168.1.20:9443'],
    [local, 'http://localhost:9000'],
    [local, 'https://localhost:9443'],
    [local, 'http://127.0.0.1:9000'],
    [local, 'http://[::1]:9000'],
    [local, 'https://10.0.0.1:9443'],
    [local, 'https://10.255.255.255'],
    [local, 'https://172.16.0.1'],
    [local, 'https://172.31.255.255'],
    [local, 'https://192.168.1.20:9443'],
    [local, 'https://169.254.7.7:9443'],
    [local, 'https://[fc00::1]:9443'],
    [local, 'https://[fdff:1::1]:9443'],
    [local, 'https://[fe80::1]:9443'],
    [local, 'https://[febf::1]:9443'],
    [local, 'https://laptop.local:9443'],
    ['http://127.0.0.1:9000', 'https://192.168.1.20:9443'],
    ['http://[::1]:9000', 'https://192.168.1.20:9443'],
  ])('of the server %s may be %s without asking', (server, phoneOrigin) => {
    expect(acceptablePhoneOrigin({ server, phoneOrigin, confirmed: false })).toBe(true);
  });

  it.each([
    [remote, 'https://evil.example.org'],
    [remote, 'https://example.org'],
    [remote, 'https://call.example.org.evil.org'],
    [remote, 'https://192.168.1.20:9443'],
    [remote, 'https://laptop.local'],
    [remote, 'https://localhost:9443'],
    [remote, 'http://localhost:9000'],
    ['https://192.168.1.20:9443', 'https://192.168.1.21:9443'],
    ['https://localhost.example.org', 'https://192.168.1.20'],
    [local, 'https://call.example.org'],
    [local, 'https://11.0.0.1'],
    [local, 'https://172.15.0.1'],
    [local, 'https://172.32.0.1'],
    [local, 'https://192.169.0.1'],
    [local, 'https://169.253.0.1'],
    [local, 'https://100.64.0.1'],
    [local, 'https://10.example.org'],
    [local, 'https://10.0.0.1.example.org'],
    [local, 'https://[fe00::1]'],
    [local, 'https://[fec0::1]'],
    [local, 'https://[fd::1]'],
    [local, 'https://[2001:db8::1]'],
    [local, 'https://[::ffff:192.168.1.20]'],
    [local, 'https://fd00.example.org'],
    [local, 'https://local'],
    [local, 'https://laptop.local.example.org'],
  ])('of the server %s is asked about when it is %s', (server, phoneOrigin) => {
    expect(acceptablePhoneOrigin({ server, phoneOrigin, confirmed: false })).toBe(false);
    expect(acceptablePhoneOrigin({ server, phoneOrigin, confirmed: true })).toBe(true);
  });

  it.each([
    [remote, 'http://call.example.org'],
    [local, 'http://192.168.1.20:9000'],
    [local, 'http://laptop.local:9000'],
    [remote, 'https://call.example.org/path'],
    [remote, 'https://call.example.org/?x'],
    [remote, 'https://call.example.org/#x'],
    [remote, 'https://user@call.example.org'],
    [remote, 'ftp://call.example.org'],
    [remote, 'javascript:alert(1)'],
    [remote, 'call.example.org'],
    [remote, ''],
    ['', ''],
    ['nonsense', 'https://call.example.org'],
  ])('of the server %j can never be %j', (server, phoneOrigin) => {
    for (const confirmed of [false, true]) {
      expect(acceptablePhoneOrigin({ server, phoneOrigin, confirmed })).toBe(false);
    }
  });

  it.each(['https://3232235796', 'https://0xc0.0xa8.1.20', 'https://192.168.276'])(
    'is judged by the address that %s stands for',
    (phoneOrigin) => {
      expect(acceptablePhoneOrigin({ server: local, phoneOrigin, confirmed: false })).toBe(true);
      expect(acceptablePhoneOrigin({ server: remote, phoneOrigin, confirmed: false })).toBe(false);
    },
  );
});
