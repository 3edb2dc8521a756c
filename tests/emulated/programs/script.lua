-- What Lua programs do: tables, closures, strings and patterns, coroutines, metatables, errors,
-- numbers, garbage.
local function show(...) print(...) end

local function fibonacci(n) if n < 2 then return n end return fibonacci(n - 1) + fibonacci(n - 2) end
show(fibonacci(22))

local words = {}
for word in ("the quick brown fox jumps over the lazy dog the end"):gmatch("%a+") do
  words[word] = (words[word] or 0) + 1
end
local sorted = {}
for word, count in pairs(words) do sorted[#sorted + 1] = word .. "=" .. count end
table.sort(sorted)
show(table.concat(sorted, " "))

local Account = {}
Account.__index = Account
Account.__add = function(a, b) return setmetatable({n = a.n + b.n}, Account) end
Account.__tostring = function(a) return "Account " .. a.n end
show(tostring(setmetatable({n = 1}, Account) + setmetatable({n = 41}, Account)))

local generator = coroutine.wrap(function() for i = 1, 5 do coroutine.yield(i * i) end end)
show(generator(), generator(), generator())

show(select(2, pcall(error, {code = 7})).code)
show(pcall(function() local t = nil; return t.x end))
show(select(2, xpcall(function() error("deep") end, function(m) return "handled " .. m end)))
show(select(2, load("return +", "chunk")))

show(10 // 3, -10 // 3, 10 % -3, 7 / 2, 2 ^ 0.5, 1e15, 2 ^ 63, math.maxinteger + 1)
show(string.format("%5.2f|%-8s|%08x|%q|%g", math.pi, "left", 48879, 'a "b"\n', 1e100))
show(math.type(1), math.type(1.0), 1 == 1.0, "10" + 5, 0x7fffffffffffffff, 1 // 0.0, -(0 / 0) ~= 0)
show(("x"):rep(5, ","), ("hello"):gsub("l", {l = "L"}), ("%d"):format(3.0), #"\u{20AC}")
show(string.pack("<i4z", 77, "ab"):byte(1, -1))
show(table.unpack({1, 2, nil, 4}, 1, 4))

local sieve, primes = {}, 0
for i = 2, 20000 do
  if not sieve[i] then
    primes = primes + 1
    for j = i * i, 20000, i do sieve[j] = true end
  end
end
show(primes)

local weak = setmetatable({}, {__mode = "v"})
for i = 1, 20000 do weak[i % 100] = {i, tostring(i)} end
collectgarbage()
show(next(weak), collectgarbage("count") < 20000)

local sum = 0.0
for i = 1, 100000 do sum = sum + math.sin(i) * math.sqrt(i) end
show(string.format("%.12g", sum))

local function depth(n) return n == 0 and 0 or 1 + depth(n - 1) end
show(depth(10000), (select(2, pcall(depth, 1e7)):gsub("^[^:]*:%d+: ", ""):sub(1, 14)))
local tail
tail = function(n) if n == 0 then return "tail" end return tail(n - 1) end
show(tail(100000))

local to_be_closed = setmetatable({}, {__close = function() show("closed") end})
do local x <close> = to_be_closed end
for line in io.lines(arg[1]) do show(line:upper()) end
os.exit(7)
