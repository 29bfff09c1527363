/**
 * What runs inside Redis, each in one step. The keys:
 *
 * - `owner:<id>`    "node claim token", with a lease
 * - `waiting:<id>`  list of "sequence|src|frame" that no socket has confirmed yet
 * - `bytes`         hash of the bytes in each such list, and under `*` of all of them
 * - `due`           ids by the time (ms) at which their oldest entry is given up
 * - `sequence`      the last sequence number: microseconds, so that it also grows across a loss of data
 * - `node:<node>`   the channel on which a node hears "claim sequence frame" or "claim replaced"
 *
 * Keys are put together here from the prefix: this is for one Redis with its replicas, not for a
 * cluster of shards.
 */
const shared = `
local p = KEYS[1]
local function now()
  local t = redis.call('TIME')
  return tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
end
local function whole(n) return string.format('%.0f', n) end
local function born(entry) return math.floor(tonumber(entry:match('^%d+')) / 1000) end
-- Takes entries off the front while gone(entry) says so.
local function shorten(id, life, gone)
  local list, freed, taken = p .. 'waiting:' .. id, 0, {}
  while true do
    local entry = redis.call('LINDEX', list, 0)
    if not entry then
      redis.call('ZREM', p .. 'due', id)
      redis.call('HDEL', p .. 'bytes', id)
      break
    end
    if not gone(entry) then
      redis.call('ZADD', p .. 'due', born(entry) + life, id)
      if freed > 0 then redis.call('HINCRBY', p .. 'bytes', id, -freed) end
      break
    end
    redis.call('LPOP', list)
    freed = freed + #entry
    taken[#taken + 1] = entry
  end
  if freed > 0 then redis.call('HINCRBY', p .. 'bytes', '*', -freed) end
  return taken
end
`;

/** ARGV: id, node, claim, token, lease. 1: claimed, 0: somebody else has it. */
const claim = `${shared}
local key = p .. 'owner:' .. ARGV[1]
local held = redis.call('GET', key)
if held then
  local node, claim, token = held:match('^(%S+) (%S+) (.*)$')
  if token ~= ARGV[4] then return 0 end
  if claim ~= ARGV[3] then redis.call('PUBLISH', p .. 'node:' .. node, claim .. ' replaced') end
end
redis.call('SET', key, ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4], 'PX', ARGV[5])
return 1
`;

/** ARGV as for claim. 1: prolonged, 2: had been lost and is back, 0: somebody else has it. */
const renew = `${shared}
local key = p .. 'owner:' .. ARGV[1]
local value = ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4]
local held = redis.call('GET', key)
if held and held ~= value then return 0 end
redis.call('SET', key, value, 'PX', ARGV[5])
return held and 1 or 2
`;

/** ARGV: id, node, claim, token. */
const release = `${shared}
local key = p .. 'owner:' .. ARGV[1]
if redis.call('GET', key) ~= ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4] then return 0 end
return redis.call('DEL', key)
`;

/** ARGV: id, node, claim, token. Everything that waits, left in place; nil for who lost the id. */
const drain = `${shared}
local key = p .. 'owner:' .. ARGV[1]
if redis.call('GET', key) ~= ARGV[2] .. ' ' .. ARGV[3] .. ' ' .. ARGV[4] then return false end
return redis.call('LRANGE', p .. 'waiting:' .. ARGV[1], 0, -1)
`;

/**
 * ARGV: id, src, frame, waits, life, then the most messages and bytes for an absent receiver, the
 * same for one that is there (and has not confirmed yet), and the most bytes for all.
 */
const publish = `${shared}
local id, frame = ARGV[1], ARGV[3]
local held = redis.call('GET', p .. 'owner:' .. id)
local channel, claim
if held then
  local node
  node, claim = held:match('^(%S+) (%S+) ')
  channel = p .. 'node:' .. node
end
if ARGV[4] == '0' then
  local heard = channel and redis.call('PUBLISH', channel, claim .. ' 0 ' .. frame) > 0
  return heard and 'delivered' or 'absent'
end
local at = now()
local sequence = math.max((tonumber(redis.call('GET', p .. 'sequence')) or 0) + 1, at * 1000)
local entry = whole(sequence) .. '|' .. ARGV[2] .. '|' .. frame
local sizes = redis.call('HMGET', p .. 'bytes', id, '*')
local count = redis.call('LLEN', p .. 'waiting:' .. id)
if count >= tonumber(held and ARGV[8] or ARGV[6])
  or (tonumber(sizes[1]) or 0) + #entry > tonumber(held and ARGV[9] or ARGV[7])
  or (tonumber(sizes[2]) or 0) + #entry > tonumber(ARGV[10])
then return 'full' end
redis.call('SET', p .. 'sequence', whole(sequence))
redis.call('RPUSH', p .. 'waiting:' .. id, entry)
redis.call('HINCRBY', p .. 'bytes', id, #entry)
redis.call('HINCRBY', p .. 'bytes', '*', #entry)
if count == 0 then redis.call('ZADD', p .. 'due', at + tonumber(ARGV[5]), id) end
local heard = channel
  and redis.call('PUBLISH', channel, claim .. ' ' .. whole(sequence) .. ' ' .. frame) > 0
return heard and 'delivered' or 'queued'
`;

/** ARGV: life, then id and sequence for each receiver who took everything up to that one. */
const confirm = `${shared}
for at = 2, #ARGV, 2 do
  local last = tonumber(ARGV[at + 1])
  shorten(ARGV[at], tonumber(ARGV[1]), function(entry) return tonumber(entry:match('^%d+')) <= last end)
end
`;

/** ARGV: life, attempt. Gives up what is too old: a flat list of src, dst, once for each pair. */
const sweep = `${shared}
local life, at, given = tonumber(ARGV[1]), now(), {}
local bound = at - life + math.min(tonumber(ARGV[2]), life)
for _, id in ipairs(redis.call('ZRANGEBYSCORE', p .. 'due', '-inf', at, 'LIMIT', 0, 100)) do
  local told = {}
  for _, entry in ipairs(shorten(id, life, function(entry) return born(entry) <= bound end)) do
    local src = entry:match('^%d+|([^|]*)|')
    if not told[src] then
      told[src] = true
      given[#given + 1] = src
      given[#given + 1] = id
    end
  end
end
return given
`;

export const redisScripts = {
  batonClaim: claim,
  batonRenew: renew,
  batonRelease: release,
  batonDrain: drain,
  batonPublish: publish,
  batonConfirm: confirm,
  batonSweep: sweep,
} as const;
