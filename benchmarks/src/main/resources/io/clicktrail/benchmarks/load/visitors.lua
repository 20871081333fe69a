-- Every request is somebody else's: another address, as the proxy in front tells it, one of forty browsers, and a click
-- id of its own at the end of the path.
math.randomseed(os.time())

local random = math.random
local before, after
local clicks = 0

function init(args)
  before = "GET " .. wrk.path
  after = " HTTP/1.1\r\nHost: " .. wrk.headers["Host"] .. "\r\nAccept-Language: ru,en;q=0.9\r\nCF-IPCountry: DE"
    .. "\r\nUser-Agent: " .. wrk.headers["User-Agent"]:gsub("Chrome/%d+.*", "Chrome/")
end

function request()
  clicks = clicks + 1
  return before .. clicks .. after .. random(100, 139) .. ".0.0.0 Mobile Safari/537.36\r\nX-Forwarded-For: 10."
    .. random(0, 255) .. "." .. random(0, 255) .. "." .. random(0, 255) .. "\r\n\r\n"
end
