-- A session in Neovim without a window: opens a page, shows what plainlang finds, applies a quick fix, saves.
--   nvim --headless -u NONE -l tests/neovim/session.lua PAGE      (0.9 and later)
--   nvim --headless -u NONE -c "luafile tests/neovim/session.lua" PAGE
-- PLAINLANG_COMMAND names the server, with spaces between its words: "plainlang lsp" when it is not set.

local command = vim.split(os.getenv("PLAINLANG_COMMAND") or "plainlang lsp", " ")
local page = vim.fn.fnamemodify(os.getenv("PLAINLANG_PAGE") or vim.fn.argv(0), ":p")

local function say(text)
  io.stdout:write(text .. "\n")
end

local function finish(code)
  for _, client in pairs(vim.lsp.get_active_clients and vim.lsp.get_active_clients() or vim.lsp.get_clients()) do
    if client.stop then client.stop() end
  end
  vim.wait(3000, function()
    return #(vim.lsp.get_active_clients and vim.lsp.get_active_clients() or vim.lsp.get_clients()) == 0
  end)
  vim.cmd(code == 0 and "qall!" or "cquit!")
end

vim.cmd("edit " .. vim.fn.fnameescape(page))
local buffer = vim.api.nvim_get_current_buf()
vim.bo[buffer].filetype = "markdown"
local config = { name = "plainlang", cmd = command, root_dir = vim.fn.fnamemodify(page, ":h") }
local id
if vim.lsp.start then -- 0.8 and later
  id = vim.lsp.start(config, { bufnr = buffer })
else
  id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, id)
end
local version = vim.version()
say(string.format("Neovim %d.%d.%d", version.major, version.minor, version.patch))

local function found()
  return vim.diagnostic.get(buffer)
end

if not vim.wait(20000, function() return #found() > 0 end, 50) then
  say("no diagnostics came")
  finish(1)
end
for _, diagnostic in ipairs(found()) do
  local code = diagnostic.code or diagnostic.user_data.lsp.code
  say(string.format("%d:%d %s %s", diagnostic.lnum + 1, diagnostic.col + 1, code, diagnostic.message))
end

local encoding = vim.lsp.get_client_by_id(id).offset_encoding or "utf-16"
local asked = {
  textDocument = { uri = vim.uri_from_bufnr(buffer) },
  range = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 } },
  context = { diagnostics = {}, only = { "quickfix" } },
}
local answers = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", asked, 10000)
local actions = answers and answers[id] and answers[id].result or {}
for _, action in ipairs(actions) do
  say("can: " .. action.title)
end
local preferred = vim.tbl_filter(function(action) return action.isPreferred end, actions)[1]
if not preferred then
  say("no quick fix came")
  finish(1)
end
vim.lsp.util.apply_workspace_edit(preferred.edit, encoding)
say("did: " .. preferred.title)
local before = #found()
vim.wait(10000, function() return #found() == before - 1 end, 50)
say(string.format("%d findings before, %d after", before, #found()))
vim.cmd("write")
say("saved: " .. table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), " / "))
finish(#found() == before - 1 and 0 or 1)
